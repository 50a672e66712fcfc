/// What the servers of the stand-ins have in common.
@NullMarked
package io.saletrail.sandbox.http;

import org.jspecify.annotations.NullMarked;

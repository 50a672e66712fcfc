/// Options shared by the stand-ins' HTTP servers.
@NullMarked
package io.saletrail.sandbox.http;

import org.jspecify.annotations.NullMarked;

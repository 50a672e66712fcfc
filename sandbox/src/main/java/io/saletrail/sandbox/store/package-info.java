/// Storage of the stand-ins between runs.
@NullMarked
package io.saletrail.sandbox.store;

import org.jspecify.annotations.NullMarked;

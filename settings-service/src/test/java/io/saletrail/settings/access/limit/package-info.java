/// Tests of the rate limits.
@NullMarked
package io.saletrail.settings.access.limit;

import org.jspecify.annotations.NullMarked;

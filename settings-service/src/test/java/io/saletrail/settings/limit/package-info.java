/// Tests of how often what may be asked for.
@NullMarked
package io.saletrail.settings.limit;

import org.jspecify.annotations.NullMarked;

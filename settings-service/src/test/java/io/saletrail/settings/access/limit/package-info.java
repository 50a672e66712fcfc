/// Tests of how often what may be asked for.
@NullMarked
package io.saletrail.settings.access.limit;

import org.jspecify.annotations.NullMarked;

/// Tests of coming and going.
@NullMarked
package io.saletrail.settings.merchant.connection;

import org.jspecify.annotations.NullMarked;

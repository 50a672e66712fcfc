/// Tests of connecting and disconnecting.
@NullMarked
package io.saletrail.settings.merchant.connection;

import org.jspecify.annotations.NullMarked;

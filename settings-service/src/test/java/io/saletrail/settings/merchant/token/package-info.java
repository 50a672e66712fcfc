@NullMarked
package io.saletrail.settings.merchant.token;

import org.jspecify.annotations.NullMarked;

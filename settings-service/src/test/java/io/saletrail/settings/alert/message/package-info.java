@NullMarked
package io.saletrail.settings.alert.message;

import org.jspecify.annotations.NullMarked;

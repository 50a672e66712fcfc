@NullMarked
package io.saletrail.settings.alert;

import org.jspecify.annotations.NullMarked;

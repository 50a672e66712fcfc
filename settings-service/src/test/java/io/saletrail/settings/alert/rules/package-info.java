@NullMarked
package io.saletrail.settings.alert.rules;

import org.jspecify.annotations.NullMarked;

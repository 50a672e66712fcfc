@NullMarked
package io.saletrail.settings.health;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.saletrail.settings.access.key;

import org.jspecify.annotations.NullMarked;

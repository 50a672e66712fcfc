@NullMarked
package io.saletrail.settings.token;

import org.jspecify.annotations.NullMarked;

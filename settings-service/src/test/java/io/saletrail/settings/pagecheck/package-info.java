@NullMarked
package io.saletrail.settings.pagecheck;

import org.jspecify.annotations.NullMarked;

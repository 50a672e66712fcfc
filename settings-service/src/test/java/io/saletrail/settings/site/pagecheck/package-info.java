@NullMarked
package io.saletrail.settings.site.pagecheck;

import org.jspecify.annotations.NullMarked;

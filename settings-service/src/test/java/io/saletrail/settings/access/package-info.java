/// Who may see what, over every route.
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;

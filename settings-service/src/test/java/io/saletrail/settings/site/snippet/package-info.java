/// The snippets as merchants get them.
@NullMarked
package io.saletrail.settings.site.snippet;

import org.jspecify.annotations.NullMarked;

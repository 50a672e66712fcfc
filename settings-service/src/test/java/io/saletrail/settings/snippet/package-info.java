/// The snippets as merchants get them.
@NullMarked
package io.saletrail.settings.snippet;

import org.jspecify.annotations.NullMarked;

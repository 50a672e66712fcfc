/// Merchants' own sites: the snippets, and the check of a page that should contain them.
@NullMarked
package io.saletrail.settings.site;

import org.jspecify.annotations.NullMarked;

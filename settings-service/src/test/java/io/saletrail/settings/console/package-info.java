/// The console's pages, by HTTP as a browser without scripts sees them.
@NullMarked
package io.saletrail.settings.console;

import org.jspecify.annotations.NullMarked;

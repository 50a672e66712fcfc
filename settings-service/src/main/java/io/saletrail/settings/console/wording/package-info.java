/// How the console says things: words with a colour, and points in time.
///
/// Reading order: [Badge], [Labels], [Moment].
@NullMarked
package io.saletrail.settings.console.wording;

import org.jspecify.annotations.NullMarked;

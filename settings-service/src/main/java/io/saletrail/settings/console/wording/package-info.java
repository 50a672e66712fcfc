/// Labels with a colour, numbers with a unit, and points in time.
///
/// Reading order: [Badge], [Labels], [Counts], [Moment].
@NullMarked
package io.saletrail.settings.console.wording;

import org.jspecify.annotations.NullMarked;

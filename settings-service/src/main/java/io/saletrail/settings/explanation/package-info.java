/// What each reason means for a merchant, and the remedy where there is one.
///
/// Reading order: [Explanation].
@NullMarked
package io.saletrail.settings.explanation;

import org.jspecify.annotations.NullMarked;

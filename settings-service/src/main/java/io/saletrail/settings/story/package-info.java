/// What happened to a payment, fact by fact, in plain words.
///
/// Reading order: [StoryEntry] (a fact as it came), [Story], [DeliveryTale], [Causes], [StoryLine],
/// [Explanation] (every reason and its remedy), [Amounts].
@NullMarked
package io.saletrail.settings.story;

import org.jspecify.annotations.NullMarked;

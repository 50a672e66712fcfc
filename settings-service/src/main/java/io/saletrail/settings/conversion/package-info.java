/// What became of every payment: a conversion and how it stands at Trackdesk, or the reason why
/// there is none, with the story of both.
///
/// Fed by [LifecycleFeed] ([LifecycleProjection], [LifecycleRow], [ReferenceRow]) and
/// [DeliveryFeed] ([DeliveryProjection], [DeliveryRow]), kept as [ConversionRow], [PaymentView] and
/// [StoryEntry], asked through [ConversionQuery] and [PaymentQuery], and told as
/// [ConversionAnswer], [StoryLine] and [PaymentAnswer] by [ConversionResource] and
/// [PaymentResource]. [Explanation] has every reason and its remedy in plain words.
@NullMarked
package io.saletrail.settings.conversion;

import org.jspecify.annotations.NullMarked;

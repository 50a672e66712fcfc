/// Where alerts go.
///
/// Reading order: [AlertConfig], [Audience], [DestinationKind], [Destination], [DestinationReader],
/// [NewDestination], [SigningSecret], [DestinationRow], [DestinationQuery], [DestinationLedger],
/// [DestinationRenewal].
@NullMarked
package io.saletrail.settings.alert.destination;

import org.jspecify.annotations.NullMarked;

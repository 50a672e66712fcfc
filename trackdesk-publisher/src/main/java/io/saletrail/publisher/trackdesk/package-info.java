/// Trackdesk's HTTP interface: what is sent, and what a response means. No other package knows it.
///
/// Reading order: [Outcome], [TrackdeskResponse], [TrackdeskRequest], [Source], [TrackdeskAmount],
/// [TrackdeskResponseReader], [TrackdeskClient]; [TenantId], [TrackdeskAddress], [ApiKey],
/// [TrackdeskConfig].
@NullMarked
package io.saletrail.publisher.trackdesk;

import org.jspecify.annotations.NullMarked;

/// Trackdesk's HTTP API: requests, and the meaning of responses. No other package knows it.
///
/// Reading order: [Outcome], [TrackdeskResponse], [TrackdeskRequest], [TrackdeskReport], [Source],
/// [TrackdeskAmount], [TrackdeskResponseReader], [KnownSentence], [TrackdeskClient]; [TenantId],
/// [TrackdeskAddress], [ApiKey], [TrackdeskConfig].
@NullMarked
package io.saletrail.publisher.trackdesk;

import org.jspecify.annotations.NullMarked;

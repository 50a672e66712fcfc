/// Trackdesk as seen from here: what is sent, and what an answer means. Nothing else in the house
/// knows its HTTP interface.
///
/// Reading order: [Outcome], [TrackdeskResponse], [TrackdeskRequest], [Source], [TrackdeskAmount],
/// [TrackdeskResponseReader], [TrackdeskClient]; [TenantId], [TrackdeskAddress], [ApiKey],
/// [TrackdeskConfig].
@NullMarked
package io.saletrail.publisher.trackdesk;

import org.jspecify.annotations.NullMarked;

/// Accepted is not confirmed: a sample of the accepted conversions is read back from Trackdesk's
/// report, in the tenant's lane. Off by default
/// (docs/decisions/0041).
///
/// Reading order: [ReadBack], [ReadBackRules], [Verdict], [Judged], [ReadBackLedger],
/// [ReadBackTable], [ReadBackConfig].
@NullMarked
package io.saletrail.publisher.readback;

import org.jspecify.annotations.NullMarked;

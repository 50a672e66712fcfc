/// What the payments of one subscription or customer share, stored and loaded in bounded parts, and
/// which parents' cases have to be decided again.
///
/// Reading order: [HeadEntry] (storing), [AttributingSession], [SubscriptionTable], [SlotTable],
/// [CustomerTable], [Newest], [Affected]; [CaseHeads] (loading); [RedecisionTable].
@NullMarked
package io.saletrail.conversion.head;

import org.jspecify.annotations.NullMarked;

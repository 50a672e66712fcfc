/// Generated histories of a merchant, read in every way: the result must be the same.
///
/// Reading order: [AnyHistoryTest], [History] (what happened at Stripe), [Source] (the part that
/// reaches Saletrail), [LookUps]; [PurchaseHistoryTest] for the histories of `make chaos`.
package io.saletrail.journeys.histories;

/// Whole histories of a merchant, generated at the stand-in and read in every way: the end must be
/// the same.
///
/// Reading order: [AnyHistoryTest], [History] (what happened at Stripe), [Source] (which part of it
/// reached us).
package io.saletrail.journeys.histories;

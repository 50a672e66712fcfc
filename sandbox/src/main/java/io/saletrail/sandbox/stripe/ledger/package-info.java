/// The stand-in's memory: every account's objects on ordered shelves, under one lock,
/// optionally journalled to a file so that the next start remembers.
///
/// Reading order: Ledger, AccountBook, AccountTerms, Shelf, Wanted, Page, Ids, StandInClock,
/// Journal.
@NullMarked
package io.saletrail.sandbox.stripe.ledger;

import org.jspecify.annotations.NullMarked;

/// The stand-in's state: every account's objects in ordered indexes, under one lock, optionally
/// stored in a file for the next start.
///
/// Reading order: StandInState, AccountState, AccountTerms, ObjectIndex, PageQuery, Page, Ids,
/// StandInClock, ObjectFile.
@NullMarked
package io.saletrail.sandbox.stripe.state;

import org.jspecify.annotations.NullMarked;

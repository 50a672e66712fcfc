package io.saletrail.ingest.lookup;

import java.time.Instant;

/// A look-up whose claim it is.
///
/// @param object what is asked about
/// @param connected whether the account is one of ours
/// @param attempts claims so far, this one included
record LookupClaim(
    String lookup,
    String account,
    String object,
    boolean connected,
    int attempts,
    Instant receivedAt) {}

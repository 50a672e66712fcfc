package io.saletrail.publisher.lane;

import io.saletrail.publisher.readback.ReadBackLedger;
import io.saletrail.publisher.token.TokenProbe;

/// The calls of a lane that change nothing: of tokens, and of what was accepted.
record LaneProbes(TokenProbe tokens, ReadBackLedger readBacks) {}

package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;
import java.util.UUID;

/// A visitor who came through an affiliate.
public record Click(UUID cid, String affiliate, Instant madeAt) {}

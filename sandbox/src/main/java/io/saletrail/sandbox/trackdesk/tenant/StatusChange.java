package io.saletrail.sandbox.trackdesk.tenant;

import java.time.Instant;

public record StatusChange(ConversionStatus status, Instant at) {}

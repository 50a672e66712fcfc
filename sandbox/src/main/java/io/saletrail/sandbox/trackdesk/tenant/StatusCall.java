package io.saletrail.sandbox.trackdesk.tenant;

import java.util.Optional;

/// A request to change the status of the conversion with this type and external id.
public record StatusCall(
    Optional<String> externalId,
    Optional<String> typeCode,
    Optional<String> status,
    Optional<String> revenueOriginId) {}

package io.saletrail.sandbox.trackdesk.tenant;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request to create a conversion, whatever its spelling. Not validated: a cid may be no UUID, a
/// type may not exist.
public record ConversionCall(
    Optional<String> cid,
    Optional<String> externalCid,
    List<String> couponCodes,
    Optional<String> typeCode,
    Optional<String> status,
    Optional<String> amountValue,
    Optional<String> currencyCode,
    Optional<String> externalId,
    Optional<String> customerId,
    Optional<String> revenueOriginId,
    Map<String, String> customParams) {}

package io.saletrail.conversion;

import java.util.UUID;

/// A case of a merchant.
public record CaseId(String account, UUID id) {}

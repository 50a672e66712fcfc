package io.saletrail.settings.access.key;

import java.util.List;

/// The keys of a merchant, or of operators; the latest first.
public record KeyList(List<KeyResponse> items) {}

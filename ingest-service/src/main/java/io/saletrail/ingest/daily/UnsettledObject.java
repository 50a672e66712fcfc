package io.saletrail.ingest.daily;

import io.saletrail.ingest.unsettled.UnsettledKind;
import java.util.Optional;

/// An object to check after.
///
/// @param lastEvent what it was when a pass last appended it
record UnsettledObject(String object, UnsettledKind kind, Optional<String> lastEvent) {}

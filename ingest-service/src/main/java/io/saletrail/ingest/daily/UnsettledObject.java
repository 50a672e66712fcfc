package io.saletrail.ingest.daily;

import io.saletrail.ingest.unsettled.UnsettledKind;
import java.util.Optional;

/// An object to check.
///
/// @param lastEvent id of the event last appended for it
record UnsettledObject(String object, UnsettledKind kind, Optional<String> lastEvent) {}

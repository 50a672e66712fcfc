package io.saletrail.settings.insight.conversion;

import io.saletrail.settings.insight.timeline.TimelineLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion with its timeline.
///
/// @param related other conversions of the same payment, by external id: those that replace it
///   after a partial refund, or that it replaces
/// @param timeline every fact about it, in order of time
@Schema(name = "ConversionTimeline")
public record ConversionTimeline(
    ConversionResponse conversion, List<String> related, List<TimelineLine> timeline) {}

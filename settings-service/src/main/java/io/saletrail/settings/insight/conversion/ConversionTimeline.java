package io.saletrail.settings.insight.conversion;

import io.saletrail.settings.insight.timeline.TimelineLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion with its timeline.
///
/// @param timeline every fact about it, in order of time
@Schema(name = "ConversionTimeline")
public record ConversionTimeline(ConversionResponse conversion, List<TimelineLine> timeline) {}

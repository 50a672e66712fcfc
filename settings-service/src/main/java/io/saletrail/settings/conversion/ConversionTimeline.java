package io.saletrail.settings.conversion;

import io.saletrail.settings.timeline.TimelineLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A conversion and everything that happened to it.
///
/// @param conversion as it stands
/// @param story every fact about it, in the order in which they happened
@Schema(name = "ConversionStory")
public record ConversionTimeline(ConversionResponse conversion, List<TimelineLine> story) {}

package io.saletrail.settings.insight.shadow;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A line of an export, as written.
@Schema(name = "ExportLine")
public record ExportLine(
    String externalId,
    Optional<String> status,
    Optional<String> amount,
    Optional<String> currency) {}

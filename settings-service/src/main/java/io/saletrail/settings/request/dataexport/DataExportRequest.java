package io.saletrail.settings.request.dataexport;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The body of a request for an export.
///
/// @param subject `BUYER` or `MERCHANT`
/// @param email the buyer's address; it is used to find the payments, and not stored
@Schema(name = "ExportRequest")
public record DataExportRequest(Optional<String> subject, Optional<String> email) {
  /// Not where it could be logged.
  @Override
  public String toString() {
    return "DataExportRequest[subject=" + subject + "]";
  }
}

package io.saletrail.ingest.intake;

import io.saletrail.contracts.activity.Observation.Origin;
import java.util.Arrays;

/// How an event reached the raw topic: CloudEvents `source` and [Origin].
public enum EventOrigin {
  WEBHOOKS("/webhooks/stripe", Origin.WEBHOOK),
  POLLS("/polls", Origin.POLL),
  LOOKUPS("/lookups", Origin.LOOKUP),
  BACKFILLS("/backfills", Origin.BACKFILL);

  private final String source;
  private final Origin origin;

  EventOrigin(String source, Origin origin) {
    this.source = source;
    this.origin = origin;
  }

  public String source() {
    return source;
  }

  /// The origin of a source; OTHER for one that this version does not know.
  public static Origin of(String source) {
    return Arrays.stream(values())
        .filter(known -> known.source.equals(source))
        .map(known -> known.origin)
        .findFirst()
        .orElse(Origin.OTHER);
  }
}

package io.saletrail.ingest.intake;

import io.saletrail.contracts.activity.Observation.Origin;
import java.util.Arrays;

/// How an event came into the raw topic: its CloudEvents `source`, and what we call that.
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

  /// The CloudEvents `source`.
  public String source() {
    return source;
  }

  /// The word for a source; one that this version does not know is OTHER.
  public static Origin of(String source) {
    return Arrays.stream(values())
        .filter(known -> known.source.equals(source))
        .map(known -> known.origin)
        .findFirst()
        .orElse(Origin.OTHER);
  }
}

package io.saletrail.sandbox.trackdesk.tenant;

/// The kinds of requests.
public enum Call {
  CREATE,
  BIND_EXTERNAL_CID,
  CLICK,
  UPDATE_STATUS,
  REPORT;

  /// Clicks come from visitors' browsers and do not count towards the tenant's rate limit.
  public boolean rated() {
    return this != CLICK;
  }

  /// `/tracking/*` is reported to work without a key.
  public boolean needsKey() {
    return this == UPDATE_STATUS || this == REPORT;
  }
}

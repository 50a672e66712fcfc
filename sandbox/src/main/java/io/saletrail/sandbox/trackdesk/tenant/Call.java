package io.saletrail.sandbox.trackdesk.tenant;

/// What a request asks for.
public enum Call {
  CREATE,
  BIND_EXTERNAL_CID,
  CLICK,
  UPDATE_STATUS,
  REPORT;

  /// Clicks come from visitors' browsers, so they are not counted against the tenant's plan.
  public boolean rated() {
    return this != CLICK;
  }

  /// `/tracking/*` is reported to work without a key.
  public boolean needsKey() {
    return this == UPDATE_STATUS || this == REPORT;
  }
}

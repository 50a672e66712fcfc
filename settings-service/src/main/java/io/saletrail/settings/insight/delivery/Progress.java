package io.saletrail.settings.insight.delivery;

/// How far a conversion is on its way to Trackdesk, as the view `conversion_overview` defines it.
public enum Progress {
  /// Trackdesk holds it as it should be.
  DELIVERED,
  /// A call is due now or later.
  QUEUED,
  /// Refused, held, given up, missing at Trackdesk, or with another amount there.
  NEEDS_ATTENTION,
  /// The merchant decided not to send it.
  DECLINED
}

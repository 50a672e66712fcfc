package io.saletrail.settings.alert.message;

import io.saletrail.settings.alert.rules.AlertCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a message says. No personal data: an account, a tenant, counts and sums.
///
/// @param merchant the Tenant ID; the account without one
/// @param zone the merchant's time zone
/// @param items what began, ended or happened; empty for a test
/// @param sums the sums of a weekly summary, one line each
/// @param url the page Alerts
public record AlertContent(
    Type type,
    String account,
    String merchant,
    String zone,
    List<Item> items,
    List<String> sums,
    String url) {

  /// The kind of message.
  public enum Type {
    ALERT,
    WEEKLY_SUMMARY,
    TEST
  }

  /// The state of a problem.
  public enum State {
    BEGAN,
    ENDED,
    /// Began and ended since the last message.
    BEGAN_AND_ENDED,
    /// Happened once.
    HAPPENED
  }

  /// One problem or event.
  ///
  /// @param sales how many sales need attention; 0 where the cause is not about sales
  /// @param url the page with the remedy
  public record Item(
      AlertCause cause,
      State state,
      Instant since,
      Optional<Instant> endedAt,
      long sales,
      String url) {
    boolean over() {
      return state == State.ENDED || state == State.BEGAN_AND_ENDED;
    }
  }
}

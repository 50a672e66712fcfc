package io.saletrail.settings.alert;

import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.message.AlertContent;
import io.saletrail.settings.alert.rules.AlertCause;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A problem whose beginning or end is due to be sent.
///
/// @param beginning whether its beginning was not sent yet
record DueProblem(
    UUID id,
    String account,
    String name,
    String timeZone,
    Audience audience,
    AlertCause cause,
    String subject,
    long sales,
    Instant beganAt,
    Optional<Instant> endedAt,
    boolean beginning) {

  AlertContent.Item item(URI console) {
    return new AlertContent.Item(
        cause, state(), beganAt, endedAt, sales, page(console, account) + cause.path());
  }

  private AlertContent.State state() {
    if (!cause.lasting()) {
      return AlertContent.State.HAPPENED;
    }
    if (endedAt.isEmpty()) {
      return AlertContent.State.BEGAN;
    }
    return beginning ? AlertContent.State.BEGAN_AND_ENDED : AlertContent.State.ENDED;
  }

  /// A merchant's first page.
  static String page(URI console, String account) {
    return console.toString().replaceFirst("/$", "") + "/merchants/" + account;
  }
}

package io.saletrail.settings.console.alert;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.alert.AlertQuery;
import io.saletrail.settings.alert.StoredAlertSettings;
import io.saletrail.settings.alert.destination.Destination;
import io.saletrail.settings.alert.destination.DestinationKind;
import io.saletrail.settings.alert.message.MessageState;
import io.saletrail.settings.alert.message.SentMessage;
import io.saletrail.settings.alert.rules.AlertCause;
import io.saletrail.settings.alert.rules.AlertSettings;
import io.saletrail.settings.alert.rules.AlertSettings.Digest;
import io.saletrail.settings.alert.rules.AlertSettings.QuietHours;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The page Alerts.
///
/// @param kinds the kinds of destinations that can be added
/// @param address the typed address of a destination
/// @param secret the signing secret of the destination that was just added; empty otherwise
/// @param errors by field
/// @param stale whether the settings have changed meanwhile
public record AlertsPage(
    List<DestinationLine> destinations,
    List<Choice> kinds,
    String address,
    String secret,
    long version,
    List<Choice> causes,
    List<Choice> digests,
    String quietFrom,
    String quietTo,
    String minSales,
    List<OpenLine> open,
    List<MessageLine> messages,
    Map<String, String> errors,
    String saved,
    boolean stale) {

  /// A destination.
  public record DestinationLine(String id, String kind, String address, Moment since) {
    static DestinationLine of(Destination destination) {
      return new DestinationLine(
          destination.id().toString(),
          destination.kind().label(),
          destination.address(),
          Moment.of(destination.createdAt()));
    }
  }

  /// A choice of a field.
  public record Choice(String value, String text, boolean chosen) {}

  /// An open problem.
  public record OpenLine(String title, String path, Moment since) {
    static OpenLine of(AlertQuery.Open open) {
      return new OpenLine(
          open.cause().explanation().title(), open.cause().path(), Moment.of(open.beganAt()));
    }
  }

  /// A line of the log.
  ///
  /// @param detail attempts and error; empty where the first attempt succeeded
  /// @param due whether the first attempt is due or in flight, so that the log is followed
  public record MessageLine(
      String subject, String kind, Badge state, String detail, Moment at, boolean due) {
    static MessageLine of(SentMessage message) {
      return new MessageLine(
          message.subject().replaceFirst("^\\[Saletrail] ", ""),
          message.kind().label(),
          badge(message),
          detail(message),
          Moment.of(message.endedAt().orElse(message.createdAt())),
          isFirst(message));
    }

    /// An attempt is counted when it starts, and has an error only after it has failed.
    private static boolean isFirst(SentMessage message) {
      return message.state() == MessageState.DUE && message.error().isEmpty();
    }

    private static Badge badge(SentMessage message) {
      return switch (message.state()) {
        case SENT -> new Badge(Badge.GOOD, "Sent");
        case FAILED -> new Badge(Badge.BAD, "Failed");
        case DUE ->
            isFirst(message)
                ? new Badge(Badge.WAITING, "Sending")
                : new Badge(Badge.WAITING, "Retry scheduled");
      };
    }

    private static String detail(SentMessage message) {
      return message
          .error()
          .map(error -> Counts.of(message.attempts(), "attempt") + ", last error: " + error)
          .orElse("");
    }
  }

  static AlertsPage of(
      StoredAlertSettings stored,
      List<Destination> destinations,
      boolean email,
      List<AlertQuery.Open> open,
      List<SentMessage> messages) {
    var settings = stored.settings();
    return new AlertsPage(
        destinations.stream().map(DestinationLine::of).toList(),
        kinds(email, ""),
        "",
        "",
        stored.version(),
        causes(settings),
        digests(settings.digest()),
        settings.quietHours().map(QuietHours::from).orElse(""),
        settings.quietHours().map(QuietHours::to).orElse(""),
        Integer.toString(settings.minSales()),
        open.stream().map(OpenLine::of).toList(),
        lines(messages),
        Map.of(),
        "",
        false);
  }

  static List<MessageLine> lines(List<SentMessage> messages) {
    return messages.stream().map(MessageLine::of).toList();
  }

  /// The text of the error of a field; empty when it is valid.
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  AlertsPage withSaved(String what) {
    return with(kinds, address, secret, errors, what, stale);
  }

  AlertsPage withSecret(String signingSecret) {
    return with(kinds, address, signingSecret, errors, "destination", stale);
  }

  AlertsPage withStale() {
    return with(kinds, address, secret, errors, saved, true);
  }

  /// The typed destination with its error.
  AlertsPage withDestination(boolean email, String kind, String typed, FieldError error) {
    return with(
        kinds(email, kind), typed, secret, Map.of(error.field(), error.detail()), "", stale);
  }

  AlertsPage withErrors(List<FieldError> invalid) {
    var all =
        invalid.stream()
            .collect(
                Collectors.toMap(FieldError::field, FieldError::detail, (first, second) -> first));
    return with(kinds, address, secret, all, "", stale);
  }

  /// The settings as typed.
  AlertsPage withTyped(String from, String to, String sales) {
    return new AlertsPage(
        destinations,
        kinds,
        address,
        secret,
        version,
        causes,
        digests,
        from,
        to,
        sales,
        open,
        messages,
        errors,
        saved,
        stale);
  }

  private AlertsPage with(
      List<Choice> kinds,
      String address,
      String secret,
      Map<String, String> errors,
      String saved,
      boolean stale) {
    return new AlertsPage(
        destinations,
        kinds,
        address,
        secret,
        version,
        causes,
        digests,
        quietFrom,
        quietTo,
        minSales,
        open,
        messages,
        errors,
        saved,
        stale);
  }

  private static List<Choice> kinds(boolean email, String chosen) {
    return Arrays.stream(DestinationKind.values())
        .filter(kind -> email || kind != DestinationKind.EMAIL)
        .map(kind -> new Choice(kind.name(), kind.label(), kind.name().equals(chosen)))
        .toList();
  }

  private static List<Choice> causes(AlertSettings settings) {
    var wanted = settings.wanted();
    return Arrays.stream(AlertCause.values())
        .map(cause -> new Choice(cause.name(), cause.explanation().title(), wanted.contains(cause)))
        .toList();
  }

  private static List<Choice> digests(Digest chosen) {
    return Arrays.stream(Digest.values())
        .map(digest -> new Choice(digest.name(), text(digest), digest == chosen))
        .toList();
  }

  private static String text(Digest digest) {
    return switch (digest) {
      case IMMEDIATE -> "Immediately";
      case HOURLY -> "Collected, at each full hour";
      case DAILY -> "Collected, daily at 08:00";
    };
  }
}

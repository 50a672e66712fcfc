package io.saletrail.ingest.installation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.installation.InstallationObserved.State;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.intake.StripeTime;
import io.saletrail.ingest.reading.ReadResult;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads changes of our app's installations from events.
///
/// `account.application.*` reaches only the application it is about: ours. `apps.install.*` also
/// reaches the installing merchant, whose events arrive here too: only those with our app's id
/// count, or removing another app would disconnect ours. Source:
/// docs.stripe.com/api/events/types, docs.stripe.com/api/apps/installs.
///
/// @param app our app's id in events, `app_…`; empty if not configured
public record InstallationReader(Optional<String> app) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Whether events of this type are about installations.
  public static boolean concerns(String type) {
    return state(type).isPresent();
  }

  /// Reads an event. Never throws, whatever it holds.
  ///
  /// @param account the key of its Kafka record
  public Optional<InstallationObserved> read(String account, byte @Nullable [] body) {
    return parse(body).flatMap(event -> read(account, event));
  }

  private Optional<InstallationObserved> read(String account, JsonNode event) {
    var type = event.path("type").asText();
    var object = event.path("data").path("object");
    var whose = ofTheInstallation(type) ? object.path("account").asText() : account;
    var id = event.path("id").asText();
    if (!StripeId.isAccount(whose) || !StripeId.isEvent(id) || !ours(type, object)) {
      return Optional.empty();
    }
    return StripeTime.of(event.path("created"))
        .flatMap(
            created ->
                state(type)
                    .map(
                        state ->
                            new InstallationObserved(
                                whose, event.path("livemode").asBoolean(), state, id, created)));
  }

  /// Why an event of an installation cannot be read, if it cannot: its time orders it.
  public Optional<ReadResult.Unreadable> unreadable(byte @Nullable [] body) {
    return parse(body)
        .filter(event -> StripeTime.of(event.path("created")).isEmpty())
        .map(_ -> new ReadResult.Unreadable(ReadError.FIELD_TYPE_MISMATCH, "created"));
  }

  private boolean ours(String type, JsonNode object) {
    return !ofTheInstallation(type) || app.filter(object.path("app").asText()::equals).isPresent();
  }

  private static boolean ofTheInstallation(String type) {
    return type.startsWith("apps.install.");
  }

  private static Optional<State> state(String type) {
    return switch (type) {
      case "account.application.authorized", "apps.install.created" -> Optional.of(State.INSTALLED);
      case "account.application.deauthorized", "apps.install.deleted" ->
          Optional.of(State.UNINSTALLED);
      default -> Optional.empty();
    };
  }

  private static Optional<JsonNode> parse(byte @Nullable [] body) {
    if (body == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}

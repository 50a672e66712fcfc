package io.saletrail.settings.merchant.token;

import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.explanation.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether Trackdesk accepts the saved tenant and token.
///
/// @param checkedAt when the last check ran
/// @param nextCheckAt when the next check runs; absent when settled or given up
@Schema(name = "TokenStatus")
public record TokenStatus(
    TokenState state,
    Explanation explanation,
    Optional<Instant> checkedAt,
    Optional<Instant> nextCheckAt) {

  /// How long after a save its check may take.
  static final Duration CHECK_TIMEOUT = Duration.ofMinutes(2);

  /// The saved tenant and token.
  ///
  /// @param version the version of the token
  /// @param since when the later of the two was saved
  public record Saved(String tenant, long version, Instant since) {}

  /// The status of tenant and token.
  ///
  /// @param saved tenant and token; empty when either is missing
  /// @param check the newest check, possibly of other values
  public static TokenStatus of(Optional<Saved> saved, Optional<TokenCheckRow> check, Instant now) {
    if (saved.isEmpty()) {
      return new TokenStatus(
          TokenState.MISSING,
          explain(TokenState.MISSING, "", false),
          Optional.empty(),
          Optional.empty());
    }
    var current = saved.get();
    return check
        .filter(row -> row.tenant.equals(current.tenant()))
        .filter(row -> row.credentialVersion == current.version())
        .map(row -> of(current, row))
        .orElseGet(() -> notChecked(current, now));
  }

  /// Whether a check is running or scheduled.
  public boolean pending() {
    return state == TokenState.CHECKING || nextCheckAt.isPresent();
  }

  private static TokenStatus of(Saved saved, TokenCheckRow row) {
    var state = state(row.outcome);
    var next = Optional.ofNullable(row.nextCheckAt);
    return new TokenStatus(
        state, explain(state, saved.tenant(), next.isPresent()), Optional.of(row.checkedAt), next);
  }

  private static TokenStatus notChecked(Saved saved, Instant now) {
    var state =
        saved.since().plus(CHECK_TIMEOUT).isAfter(now)
            ? TokenState.CHECKING
            : TokenState.NOT_CHECKED;
    return new TokenStatus(
        state, explain(state, saved.tenant(), true), Optional.empty(), Optional.empty());
  }

  private static TokenState state(TokenChecked.Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> TokenState.VALID;
      case TOKEN_REJECTED -> TokenState.REJECTED;
      case TENANT_UNKNOWN -> TokenState.TENANT_UNKNOWN;
      case UNAVAILABLE -> TokenState.UNAVAILABLE;
      case OTHER -> TokenState.NOT_CHECKED;
    };
  }

  /// @param again whether the check is retried automatically
  private static Explanation explain(TokenState state, String tenant, boolean again) {
    return switch (state) {
      case MISSING ->
          with(
              "Tenant ID or token missing",
              "Both are required before sales can be sent to Trackdesk.",
              "Save them under Trackdesk connection.");
      case CHECKING ->
          plain("Checking with Trackdesk…", "We are checking this token with Trackdesk.");
      case NOT_CHECKED ->
          with(
              "Not checked yet",
              "This token has not been checked yet.",
              "Save it again to check it.");
      case VALID -> plain("Token valid", "Sales can be sent to Trackdesk.");
      case REJECTED ->
          with(
              "Token rejected",
              "Sales are held until there is a valid token; none is lost.",
              "In Trackdesk, open your profile, then Personal tokens, create a token and save it here. Is it from the tenant "
                  + tenant
                  + "?");
      case TENANT_UNKNOWN ->
          with(
              "Trackdesk tenant not found",
              "No Trackdesk tenant at " + tenant + ".trackdesk.com.",
              "Correct the Tenant ID: the name before .trackdesk.com in your Trackdesk URL.");
      case UNAVAILABLE ->
          again
              ? plain("Trackdesk did not respond", "Retrying.")
              : with(
                  "Trackdesk did not respond",
                  "All retries failed.",
                  "Save the token again to check it again.");
    };
  }

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}

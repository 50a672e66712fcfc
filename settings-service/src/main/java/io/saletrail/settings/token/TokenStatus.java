package io.saletrail.settings.token;

import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.explanation.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Whether Trackdesk takes the tenant and the token that are saved.
///
/// @param explanation the same in words, with what helps
/// @param checkedAt when Trackdesk was asked last
/// @param nextCheckAt when it is asked again; absent where that is settled, or was given up
@Schema(name = "TokenStanding")
public record TokenStatus(
    TokenState state,
    Explanation explanation,
    Optional<Instant> checkedAt,
    Optional<Instant> nextCheckAt) {

  /// How long after a save its try is expected.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /// What is saved.
  ///
  /// @param version which of the merchant's tokens
  /// @param since when the last of the two was saved
  public record Saved(String tenant, long version, Instant since) {}

  /// How they stand.
  ///
  /// @param saved tenant and token, where both are saved
  /// @param tried the newest try, which may be of others
  public static TokenStatus of(Optional<Saved> saved, Optional<TokenCheckRow> tried, Instant now) {
    if (saved.isEmpty()) {
      return new TokenStatus(
          TokenState.MISSING,
          explain(TokenState.MISSING, "", false),
          Optional.empty(),
          Optional.empty());
    }
    var these = saved.get();
    return tried
        .filter(row -> row.tenant.equals(these.tenant()))
        .filter(row -> row.credentialVersion == these.version())
        .map(row -> of(these, row))
        .orElseGet(() -> untried(these, now));
  }

  /// Whether news is expected.
  public boolean open() {
    return state == TokenState.CHECKING || nextCheckAt.isPresent();
  }

  private static TokenStatus of(Saved saved, TokenCheckRow row) {
    var state = state(row.outcome);
    var next = Optional.ofNullable(row.nextCheckAt);
    return new TokenStatus(
        state, explain(state, saved.tenant(), next.isPresent()), Optional.of(row.checkedAt), next);
  }

  private static TokenStatus untried(Saved saved, Instant now) {
    var state =
        saved.since().plus(PATIENCE).isAfter(now) ? TokenState.CHECKING : TokenState.UNTRIED;
    return new TokenStatus(
        state, explain(state, saved.tenant(), true), Optional.empty(), Optional.empty());
  }

  private static TokenState state(TokenChecked.Outcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> TokenState.ACCEPTED;
      case TOKEN_REJECTED -> TokenState.REFUSED;
      case TENANT_UNKNOWN -> TokenState.TENANT_UNKNOWN;
      case UNAVAILABLE -> TokenState.UNAVAILABLE;
      case OTHER -> TokenState.UNTRIED;
    };
  }

  /// @param again whether it is tried again by itself
  private static Explanation explain(TokenState state, String tenant, boolean again) {
    return switch (state) {
      case MISSING ->
          with(
              "Tenant ID or token missing",
              "Both are needed before anything can be sent to Trackdesk.",
              "Save them under Set up.");
      case CHECKING ->
          plain("Checking with Trackdesk…", "Trackdesk is asked whether it takes this token.");
      case UNTRIED ->
          with(
              "Not tried yet",
              "Whether Trackdesk takes this token is not known yet.",
              "Enter it again and save it to have it tried.");
      case ACCEPTED -> plain("Trackdesk accepts this token", "Sales can be sent to Trackdesk.");
      case REFUSED ->
          with(
              "Trackdesk refuses this token",
              "Sales wait until there is another; none is lost.",
              "In Trackdesk, open your profile, then Personal tokens, make a new one"
                  + " and save it here. Is it from the Trackdesk called "
                  + tenant
                  + "?");
      case TENANT_UNKNOWN ->
          with(
              "No Trackdesk tenant has this name",
              "Nobody is there under " + tenant + ".trackdesk.com.",
              "Correct the Tenant ID: it is the name before .trackdesk.com in the"
                  + " address of your Trackdesk.");
      case UNAVAILABLE ->
          again
              ? plain("Trackdesk did not answer", "We go on trying.")
              : with(
                  "Trackdesk did not answer",
                  "It was tried for days.",
                  "Enter the token again and save it to have it tried once more.");
    };
  }

  private static Explanation plain(String title, String detail) {
    return new Explanation(title, detail, Optional.empty());
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}

package io.saletrail.settings.console.token;

import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.merchant.SettingsResponse;
import io.saletrail.settings.merchant.token.TokenState;
import io.saletrail.settings.merchant.token.TokenStatus;
import java.util.List;
import java.util.Optional;

/// The status of a merchant's token.
///
/// @param title empty when tenant or token is missing: the form shows that
/// @param remedy empty without one
/// @param checking whether the check is running
/// @param watched whether the page refreshes automatically
public record TokenPanel(
    String account,
    String title,
    String detail,
    String remedy,
    String tone,
    boolean checking,
    boolean watched,
    List<Moment> checkedAt) {

  public static TokenPanel of(String account, Optional<SettingsResponse> settings) {
    return settings
        .map(SettingsResponse::token)
        .filter(token -> token.state() != TokenState.MISSING)
        .map(token -> of(account, token))
        .orElseGet(() -> new TokenPanel(account, "", "", "", Badge.QUIET, false, false, List.of()));
  }

  private static TokenPanel of(String account, TokenStatus token) {
    return new TokenPanel(
        account,
        token.explanation().title(),
        token.explanation().detail(),
        token.explanation().remedy().orElse(""),
        tone(token.state()),
        token.state() == TokenState.CHECKING,
        token.pending(),
        token.checkedAt().map(Moment::of).stream().toList());
  }

  private static String tone(TokenState state) {
    return switch (state) {
      case VALID -> Badge.GOOD;
      case REJECTED, TENANT_UNKNOWN -> Badge.BAD;
      case CHECKING, UNAVAILABLE -> Badge.WAITING;
      case MISSING, NOT_CHECKED -> Badge.QUIET;
    };
  }
}

package io.saletrail.settings.merchant.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.tenant.TokenChecked.Outcome;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenStatusTest {
  private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
  private static final TokenStatus.Saved SAVED =
      new TokenStatus.Saved("acme", 2, NOW.minusSeconds(10));

  @Test
  void aTokenSavedJustNowIsBeingChecked() {
    var status = TokenStatus.of(Optional.of(SAVED), Optional.empty(), NOW);

    assertThat(status.state()).isEqualTo(TokenState.CHECKING);
    assertThat(status.pending()).isTrue();
  }

  @Test
  void anUncheckedTokenIsNotPendingForever() {
    var later = NOW.plus(TokenStatus.CHECK_TIMEOUT);

    var status = TokenStatus.of(Optional.of(SAVED), Optional.empty(), later);

    assertThat(status.state()).isEqualTo(TokenState.NOT_CHECKED);
    assertThat(status.pending()).isFalse();
  }

  @Test
  void aCheckOfAnotherTokenOrTenantDoesNotCount() {
    assertThat(of(row("acme", 1, Outcome.ACCEPTED)).state()).isEqualTo(TokenState.CHECKING);
    assertThat(of(row("other", 2, Outcome.ACCEPTED)).state()).isEqualTo(TokenState.CHECKING);
    assertThat(of(row("acme", 2, Outcome.ACCEPTED)).state()).isEqualTo(TokenState.VALID);
  }

  @Test
  void everyStateThatNeedsTheMerchantHasARemedy() {
    assertThat(of(row("acme", 2, Outcome.TOKEN_REJECTED)).explanation().remedy()).isPresent();
    assertThat(of(row("acme", 2, Outcome.TENANT_UNKNOWN)).explanation().remedy()).isPresent();
    assertThat(of(row("acme", 2, Outcome.UNAVAILABLE)).explanation().remedy()).isPresent();
  }

  @Test
  void withoutTenantAndTokenNothingIsChecked() {
    assertThat(TokenStatus.of(Optional.empty(), Optional.empty(), NOW).state())
        .isEqualTo(TokenState.MISSING);
  }

  private static TokenStatus of(TokenCheckRow row) {
    return TokenStatus.of(Optional.of(SAVED), Optional.of(row), NOW);
  }

  private static TokenCheckRow row(String tenant, long version, Outcome outcome) {
    var row = new TokenCheckRow();
    row.account = "acct_1";
    row.tenant = tenant;
    row.credentialVersion = version;
    row.outcome = outcome;
    row.checkedAt = NOW;
    return row;
  }
}

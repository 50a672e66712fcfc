package io.saletrail.settings.access.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppCallTest {
  @Test
  void theOrderOfFieldsDoesNotMatter() {
    var call = new AppCall("acct_1", "GET /app/settings");

    assertThat(
            AppCall.read(
                """
                {"user_id":"usr_1","account_id":"acct_1","request":"GET /app/settings"}"""))
        .contains(call);
    assertThat(
            AppCall.read(
                """
                {"request":"GET /app/settings","account_id":"acct_1","user_id":"usr_1"}"""))
        .contains(call);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"acct_1\"",
        "{\"user_id\":\"usr_1\",\"account_id\":\"acct_1\"}",
        "{\"user_id\":\"usr_1\",\"account_id\":\"acct_1\",\"request\":7}",
        "{\"user_id\":\"usr_1\",\"account_id\":\"../acct_1\",\"request\":\"GET /app/x\"}",
        "{\"user_id\":\"usr_1\",\"account_id\":[\"acct_1\"],\"request\":\"GET /app/x\"}",
        "{\"user_id\":\"u\",\"account_id\":\"acct_1\",\"account_id\":\"acct_2\",\"request\":\"G\"}",
        "{\"user_id\":\"u\",\"account_id\":\"acct_1\",\"request\":\"GET /app/x\"} {}",
        "{\"user_id\":\"u\",\"account_id\":\"acct_1\",\"request\":\"GET /app/x\",\"more\":1}"
      })
  void otherSignedTextsAreRejected(String text) {
    assertThat(AppCall.read(text)).isEmpty();
  }

  @Test
  void aCallMatchesOneMethodAndPath() {
    var call = new AppCall("acct_1", "GET /app/checks/1");

    assertThat(call.matches("GET", "/app/checks/1")).isTrue();
    assertThat(call.matches("POST", "/app/checks/1")).isFalse();
    assertThat(call.matches("GET", "/app/checks/12")).isFalse();
  }
}

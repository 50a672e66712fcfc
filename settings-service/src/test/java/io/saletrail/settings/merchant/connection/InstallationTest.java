package io.saletrail.settings.merchant.connection;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.installation.InstallationObserved;
import io.saletrail.contracts.installation.InstallationObserved.State;
import io.saletrail.contracts.settings.MerchantCredentials;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.TestStack;
import io.saletrail.settings.Topics;
import io.saletrail.settings.app.StripeDashboard;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Installing and uninstalling the Stripe App, as reported by Stripe's events.
@QuarkusTest
@WithTestResource(TestStack.class)
class InstallationTest {
  private static final Instant MORNING = Instant.parse("2026-11-20T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  private final String account = newAccount();

  @Test
  void anUninstallDisconnectsAndWithdrawsTheToken() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(List.of(seen(State.UNINSTALLED, NOON, true)));

    awaitConnection(Connection.DISCONNECTED);
    assertThat(settings("personalTokenSaved")).isEqualTo(false);
    assertThat(settings("trackdeskTenantId")).isEqualTo("acme");
    assertThat(tokens()).containsExactly(true, false);
    assertThat(page()).contains("The Stripe App was uninstalled").contains("Stripe not connected");
  }

  /// Whether each fact about the token has one.
  private List<Boolean> tokens() {
    return Topics.read(
            Topic.SETTINGS_CREDENTIALS,
            MerchantCredentials.class,
            account,
            facts -> facts.size() == 2)
        .stream()
        .map(fact -> fact.token().isPresent())
        .toList();
  }

  @Test
  void theOtherServicesReceiveIt() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(List.of(seen(State.UNINSTALLED, NOON, true)));

    var heard =
        Topics.read(
            Topic.SETTINGS_MERCHANTS, MerchantSettings.class, account, facts -> facts.size() == 2);
    assertThat(heard.stream().map(MerchantSettings::connection))
        .containsExactly(Connection.CONNECTED, Connection.DISCONNECTED);
    assertThat(heard.stream().map(MerchantSettings::version)).containsExactly(1L, 2L);
  }

  @Test
  void aReinstallReconnectsAndNeedsANewToken() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    Topics.publish(List.of(seen(State.UNINSTALLED, MORNING, true)));
    awaitConnection(Connection.DISCONNECTED);

    Topics.publish(List.of(seen(State.INSTALLED, NOON, true)));

    awaitConnection(Connection.CONNECTED);
    assertThat(settings("personalTokenSaved")).isEqualTo(false);
    var saved =
        new StripeDashboard(account)
            .put("/app/settings", Map.of("personalToken", "td_secret-another"));
    assertThat(saved.jsonPath().getBoolean("personalTokenSaved")).isTrue();
    assertThat(saved.jsonPath().getString("trackdeskTenantId")).isEqualTo("acme");
  }

  @Test
  void savingInTheAppReconnectsAndOutdatesAnEarlierUninstall() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");
    Topics.publish(List.of(seen(State.UNINSTALLED, NOON, true)));
    awaitConnection(Connection.DISCONNECTED);
    new StripeDashboard(account).put("/app/settings", Map.of("trackdeskTenantId", "acme"));
    var marker = newAccount();

    Topics.publish(
        List.of(
            seen(State.UNINSTALLED, NOON.plusSeconds(60), true),
            seen(marker, State.INSTALLED, NOON, true)));

    awaitConnection(marker, Connection.CONNECTED);
    assertThat(settings("connection")).isEqualTo("CONNECTED");
  }

  @Test
  void aTestModeUninstallChangesNothing() {
    TestStack.setUp(account, "acme", "td_secret-0123456789");

    Topics.publish(
        List.of(
            seen(State.UNINSTALLED, MORNING, false),
            // Follows it on the same partition: once it is read, both are.
            seen(State.UNINSTALLED, NOON, true)));

    var heard =
        Topics.read(
            Topic.SETTINGS_MERCHANTS, MerchantSettings.class, account, facts -> facts.size() == 2);
    assertThat(heard).hasSize(2);
    awaitConnection(Connection.DISCONNECTED);
    assertThat(settings("version")).isEqualTo(2);
  }

  @Test
  void anInstallationFromTheMarketplaceCreatesAMerchant() {
    Topics.publish(List.of(seen(State.INSTALLED, NOON, true)));

    awaitConnection(Connection.CONNECTED);
  }

  private InstallationObserved seen(State state, Instant at, boolean livemode) {
    return seen(account, state, at, livemode);
  }

  private static InstallationObserved seen(
      String account, State state, Instant at, boolean livemode) {
    var event = "evt_" + UUID.randomUUID().toString().replace("-", "");
    return new InstallationObserved(account, livemode, state, event, at);
  }

  private void awaitConnection(Connection connection) {
    awaitConnection(account, connection);
  }

  private static void awaitConnection(String account, Connection connection) {
    await().until(() -> settings(account, "connection"), connection.name()::equals);
  }

  private Object settings(String field) {
    return settings(account, field);
  }

  private static Object settings(String account, String field) {
    return TestStack.operator()
        .get("/api/merchants/{account}/settings", account)
        .jsonPath()
        .get(field);
  }

  private String page() {
    return TestStack.operator().get("/merchants/" + account).asString();
  }
}

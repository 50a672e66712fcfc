package io.saletrail.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.infrastructure.FreePort;
import io.saletrail.sandbox.shop.Shop;
import io.saletrail.sandbox.stripe.actions.StandInAccount;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandAloneTest {

  /// Otherwise the first poll of the merchant fails: Stripe would not know the account.
  @Test
  void theShopsAccountExistsBeforeTheFirstVisit(@TempDir Path folder) {
    int port = FreePort.find();
    Map<String, String> environment =
        Map.of(
            "PORT",
            Integer.toString(port),
            "DATA_FOLDER",
            folder.toString(),
            "WEBHOOK_URL",
            "http://localhost:" + port + "/nowhere",
            "SANDBOX_URL",
            "http://localhost:" + port,
            "STRIPE_API_KEY",
            "sk_test_sandbox",
            "STRIPE_WEBHOOK_SECRETS",
            "whsec_new,whsec_old",
            "STRIPE_ACCOUNT_ID",
            "acct_platform");

    try (Sandbox sandbox = StandAlone.start(environment)) {
      assertThat(sandbox.stripe().accounts()).extracting(StandInAccount::id).contains(Shop.ACCOUNT);
    }
  }
}

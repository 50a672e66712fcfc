package io.saletrail.stack.chaos;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.purchase.Purchase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/// A merchant: a Stripe account of one API version, a Trackdesk tenant, an affiliate's click.
record Shop(StandInAccount account, String tenant, Click click) {

  /// What the account prefix of every shop is.
  static final String PREFIX = "acct_chaos";

  /// Before and after the break of 2025, and the newest.
  private static final List<ApiVersion> VERSIONS =
      List.of(ApiVersion.OF_2024, ApiVersion.BASIL, ApiVersion.DAHLIA);

  private static final int PER_VERSION = 2;

  /// The highest rate that a merchant can set: chaos is about loss, not about rates.
  private static final int REQUESTS_PER_SECOND = 100;

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /// Opens two shops of each version.
  static List<Shop> openAll(LocalStack stack) {
    var settings = new SettingsApi(stack);
    return IntStream.range(0, VERSIONS.size() * PER_VERSION)
        .mapToObj(number -> open(stack, settings, number))
        .toList();
  }

  /// Opens one of which the caller plays all sales.
  static Shop openAnother(LocalStack stack) {
    var name = UUID.randomUUID().toString().replace("-", "").substring(0, 8);
    var terms = AccountTerms.connected(PREFIX + name);
    return open(stack, new SettingsApi(stack), stack.stripe().account(terms), "chaos-" + name);
  }

  /// Saves another tenant for the same account.
  Shop move(LocalStack stack) {
    return open(stack, new SettingsApi(stack), account, tenant + "-moved");
  }

  private static Shop open(LocalStack stack, SettingsApi settings, int number) {
    var terms = AccountTerms.connected(PREFIX + number);
    var account = stack.stripe().account(terms.rendering(VERSIONS.get(number % VERSIONS.size())));
    return open(stack, settings, account, "chaos-" + number);
  }

  private static Shop open(
      LocalStack stack, SettingsApi settings, StandInAccount account, String tenant) {
    if (!Eventually.of(LIMIT).until(() -> registered(stack, settings, account.id(), tenant))) {
      throw new StackFailure("settings-service does not register " + account.id());
    }
    return new Shop(account, tenant, stack.trackdesk().click(tenant, "ada"));
  }

  /// A machine that just started four JVMs may take its time.
  private static boolean registered(
      LocalStack stack, SettingsApi settings, String account, String tenant) {
    try {
      settings.register(
          account,
          tenant,
          stack.trackdesk().token(tenant),
          Map.of("requestsPerSecond", REQUESTS_PER_SECOND, "pending", "REPORT"));
      return true;
    } catch (StackFailure again) {
      return false;
    }
  }

  /// A buyer who came through the affiliate's link.
  Purchase newPurchase() {
    return new Purchase(account, click.cid().toString());
  }
}

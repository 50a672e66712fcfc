package io.saletrail.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.saletrail.sandbox.stripe.StripeStandIn;
import io.saletrail.sandbox.stripe.StripeStandInConfig;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The Stripe stand-in for the service under test, and the matching configuration. Pauses are
/// short: tests wait for events, not for time.
public final class StripeTestResource implements QuarkusTestResourceLifecycleManager {
  public static final String SECRET = "whsec_of_the_tests";
  public static final String OPERATOR_TOKEN = "operator-of-the-tests";
  public static final String OWN_ACCOUNT = "acct_platform";

  private static final String SECRETS_KEY = "c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=";

  private @Nullable StripeStandIn stripe;

  @Override
  public Map<String, String> start() {
    var started =
        StripeStandIn.start(0, StripeStandInConfig.forTests().withOwnAccount(OWN_ACCOUNT));
    stripe = started;
    return Map.ofEntries(
        Map.entry("STRIPE_API_BASE", started.baseUri().toString()),
        Map.entry("STRIPE_API_KEY", started.apiKey()),
        Map.entry("STRIPE_ACCOUNT_ID", OWN_ACCOUNT),
        Map.entry("STRIPE_WEBHOOK_SECRETS", "whsec_of_yesterday," + SECRET),
        Map.entry("OPERATOR_TOKEN", OPERATOR_TOKEN),
        Map.entry("SECRETS_KEY", SECRETS_KEY),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("saletrail.webhook.body-timeout", "1S"),
        Map.entry("saletrail.stripe.calls-per-second", "500"),
        Map.entry("saletrail.stripe.read-timeout", "1S"),
        Map.entry("saletrail.stripe.network-retries", "1"),
        Map.entry("saletrail.stripe.rate-retries", "3"),
        Map.entry("saletrail.stripe.rate-first-pause", "10MS"),
        Map.entry("saletrail.stripe.network-first-pause", "10MS"),
        Map.entry("saletrail.lookup.first-pause", "100MS"),
        Map.entry("saletrail.backfill.page-size", "4"),
        Map.entry("saletrail.backfill.pause", "200MS"),
        Map.entry("saletrail.backfill.rest", "0"),
        Map.entry("saletrail.backfill.unknown-account-timeout", "2S"),
        Map.entry("saletrail.connection.tick", "1S"),
        Map.entry("saletrail.connection.resolution", "0S"),
        Map.entry("saletrail.poll.settle-time", "0S"),
        Map.entry("saletrail.poll.page-size", "4"),
        Map.entry("saletrail.poll.unknown-account-timeout", "5S"),
        Map.entry("saletrail.poll.after-interruption", "1S"));
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(
        Objects.requireNonNull(stripe),
        new TestInjector.AnnotatedAndMatchesType(InjectStripe.class, StripeStandIn.class));
  }

  @Override
  public void stop() {
    if (stripe != null) {
      stripe.close();
    }
  }
}

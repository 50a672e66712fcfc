package io.saletrail.stack.chaos;

import io.saletrail.sandbox.stripe.actions.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.sandbox.trackdesk.tenant.SeenRequest;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A number of merchants, each with a Stripe account and a Trackdesk tenant.
public final class Merchants {

  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("mug");

  private static final Duration SECOND = Duration.ofSeconds(1);

  private record Merchant(StandInAccount account, String tenant, Click click) {}

  private final LocalStack stack;
  private final List<Merchant> merchants;

  private Merchants(LocalStack stack, List<Merchant> merchants) {
    this.stack = stack;
    this.merchants = merchants;
  }

  /// Registers them, each with one click.
  ///
  /// @param requestsPerSecond the rate limit in each merchant's settings
  public static Merchants register(
      LocalStack stack, String name, int count, int requestsPerSecond) {
    SettingsApi settingsApi = new SettingsApi(stack);
    List<Merchant> merchants =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number -> {
                  String account = "acct_" + name + number;
                  String tenant = name + "-" + number;
                  String token = stack.trackdesk().token(tenant);
                  settingsApi.register(
                      account, tenant, token, Map.of("requestsPerSecond", requestsPerSecond));
                  return new Merchant(
                      stack.stripe().account(account),
                      tenant,
                      stack.trackdesk().click(tenant, "ada"));
                })
            .toList();
    return new Merchants(stack, merchants);
  }

  /// Makes one paid sale through an affiliate.
  ///
  /// @param number selects the merchant, round-robin
  /// @return the charge, which is the external id at Trackdesk
  public Charge sell(int number) {
    Merchant merchant = merchants.get(number % merchants.size());
    StandInAccount account = merchant.account();
    Session session = account.buy(account.paymentLink(MUG), merchant.click().cid().toString());
    return account.holds().chargeOf(session);
  }

  /// The conversions of all tenants.
  public List<Conversion> conversions() {
    return merchants.stream()
        .flatMap(merchant -> stack.trackdesk().conversions(merchant.tenant()).stream())
        .toList();
  }

  /// The most calls that any tenant got within any second, in any phase.
  int maxPerSecond() {
    return merchants.stream()
        .map(merchant -> stack.trackdesk().requests(merchant.tenant()))
        .mapToInt(Merchants::maxPerSecond)
        .max()
        .orElse(0);
  }

  /// Counts the requests within the second that ends with each request. No other second holds more.
  private static int maxPerSecond(List<SeenRequest> requests) {
    List<Instant> times = requests.stream().map(SeenRequest::at).sorted().toList();
    int max = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      Instant start = times.get(last).minus(SECOND);
      while (!times.get(first).isAfter(start)) {
        first++;
      }
      max = Math.max(max, last - first + 1);
    }
    return max;
  }

  long calls() {
    return merchants.stream()
        .mapToLong(merchant -> stack.trackdesk().requests(merchant.tenant()).size())
        .sum();
  }
}

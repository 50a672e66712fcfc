package io.saletrail.stack.trial;

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

/// A number of merchants, each with a Stripe account and a Trackdesk tenant, who take turns.
final class Merchants {

  private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("mug");

  private static final Duration SECOND = Duration.ofSeconds(1);

  private record Merchant(StandInAccount account, String tenant, Click click) {}

  private final LocalStack house;
  private final List<Merchant> merchants;

  private Merchants(LocalStack house, List<Merchant> merchants) {
    this.house = house;
    this.merchants = merchants;
  }

  /// Sets them up, and lets each of them have one visitor.
  ///
  /// @param requestsPerSecond what each merchant's Trackdesk plan allows
  static Merchants register(LocalStack house, String name, int count, int requestsPerSecond) {
    SettingsApi desk = new SettingsApi(house);
    List<Merchant> merchants =
        IntStream.rangeClosed(1, count)
            .mapToObj(
                number -> {
                  String account = "acct_" + name + number;
                  String tenant = name + "-" + number;
                  String token = house.trackdesk().token(tenant);
                  desk.register(
                      account, tenant, token, Map.of("requestsPerSecond", requestsPerSecond));
                  return new Merchant(
                      house.stripe().account(account),
                      tenant,
                      house.trackdesk().click(tenant, "ada"));
                })
            .toList();
    return new Merchants(house, merchants);
  }

  /// One paid sale through an affiliate, at the merchant whose turn it is.
  ///
  /// @return the charge, by which Trackdesk has to know it
  Charge sell(int turn) {
    Merchant merchant = merchants.get(turn % merchants.size());
    StandInAccount account = merchant.account();
    Session session = account.buy(account.paymentLink(MUG), merchant.click().cid().toString());
    return account.holds().chargeOf(session);
  }

  /// What all their tenants hold.
  List<Conversion> held() {
    return merchants.stream()
        .flatMap(merchant -> house.trackdesk().conversions(merchant.tenant()).stream())
        .toList();
  }

  /// The most calls that one of their tenants got in any second, from its first to its last.
  int mostInASecond() {
    return merchants.stream()
        .map(merchant -> house.trackdesk().requests(merchant.tenant()))
        .mapToInt(Merchants::mostInASecond)
        .max()
        .orElse(0);
  }

  /// The requests of the second that ends with each request are counted; no second holds more
  /// than the fullest of those.
  private static int mostInASecond(List<SeenRequest> requests) {
    List<Instant> times = requests.stream().map(SeenRequest::at).sorted().toList();
    int most = 0;
    int first = 0;
    for (int last = 0; last < times.size(); last++) {
      Instant start = times.get(last).minus(SECOND);
      while (!times.get(first).isAfter(start)) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /// How many calls their tenants were asked.
  long calls() {
    return merchants.stream()
        .mapToLong(merchant -> house.trackdesk().requests(merchant.tenant()).size())
        .sum();
  }
}

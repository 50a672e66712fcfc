package io.saletrail.sandbox.house.trial;

import io.saletrail.sandbox.house.House;
import io.saletrail.sandbox.house.MerchantDesk;
import io.saletrail.sandbox.stripe.acts.StandInAccount;
import io.saletrail.sandbox.stripe.objects.Charge;
import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.objects.Session;
import io.saletrail.sandbox.trackdesk.tenant.Click;
import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// A number of merchants, each with a Stripe account and a Trackdesk tenant, who take turns.
final class Merchants {

    private static final Offer MUG = Offer.oneOff("Blue mug", 1900, "eur").withCode("mug");

    private record Merchant(StandInAccount account, String tenant, Click click) {}

    private final House house;
    private final List<Merchant> merchants;

    private Merchants(House house, List<Merchant> merchants) {
        this.house = house;
        this.merchants = merchants;
    }

    /// Sets them up, and lets each of them have one visitor.
    ///
    /// @param requestsPerSecond what each merchant's Trackdesk plan allows
    static Merchants register(House house, String name, int count, int requestsPerSecond) {
        MerchantDesk desk = new MerchantDesk(house);
        List<Merchant> merchants =
                IntStream.rangeClosed(1, count)
                        .mapToObj(
                                number -> {
                                    String account = "acct_" + name + number;
                                    String tenant = name + "-" + number;
                                    String token = house.trackdesk().token(tenant);
                                    desk.register(
                                            account,
                                            tenant,
                                            token,
                                            Map.of("requestsPerSecond", requestsPerSecond));
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

    /// How many calls their tenants were asked.
    long calls() {
        return merchants.stream()
                .mapToLong(merchant -> house.trackdesk().requests(merchant.tenant()).size())
                .sum();
    }
}

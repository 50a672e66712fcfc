package io.saletrail.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.stripe.objects.Offer;
import io.saletrail.sandbox.stripe.state.AccountTerms;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectFileTest {

  private static final Offer TEA =
      Offer.monthly("Tea club", 1_500, "eur").withCode("tea").withPromotion("HALF", 50);

  @TempDir private Path folder;

  @Test
  void aSecondRunRestoresTheFirstOnesObjects() throws Exception {
    var config = StripeStandInConfig.forTests().withFolder(folder);
    var terms = AccountTerms.connected("acct_shop").rendering(ApiVersion.ACACIA);
    var first = new StripeStandIn(config);
    var shop = first.account(terms);
    var session = shop.buy(shop.paymentLink(TEA), "cid-1");
    shop.refund(shop.holds().chargeOf(session), 500);
    shop.loseDispute(shop.dispute(shop.holds().chargeOf(session)));
    first.close();
    // An incomplete last line, as a crash leaves it.
    Files.writeString(
        folder.resolve("stripe.jsonl"), "{\"kind\":\"Char", StandardOpenOption.APPEND);

    try (var second = new StripeStandIn(config)) {
      var again = second.account("acct_shop");

      assertThat(again.terms()).isEqualTo(terms);
      assertThat(again.holds().sessions()).isEqualTo(shop.holds().sessions());
      assertThat(again.holds().charges()).isEqualTo(shop.holds().charges());
      assertThat(again.holds().disputes()).isEqualTo(shop.holds().disputes());
      assertThat(again.holds().events()).isEqualTo(shop.holds().events());
      assertThat(second.paymentLink("tea")).isPresent();
      assertThat(again.renew(again.holds().subscriptionOf(session)).state().paid())
          .isEqualTo(1_500);
    }
  }
}

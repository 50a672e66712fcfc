package io.saletrail.ingest.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StripeQueryTest {
  @Test
  void namesAndValuesAreEncodedAndMayRepeat() {
    var query =
        StripeQuery.of("/v1/events").with("types[]", "charge.succeeded").with("types[]", "a&b=c");

    assertThat(query.pathAndQuery())
        .isEqualTo("/v1/events?types%5B%5D=charge.succeeded&types%5B%5D=a%26b%3Dc");
  }
}

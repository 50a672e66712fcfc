package io.saletrail.publisher.trackdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.Credit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrackdeskRequestTest {
  private static final UUID ORIGIN = UUID.fromString("7b0c2f4e-1111-4a4a-8b8b-000000000001");

  @Test
  void aPromotionCodeGoesOutAsACouponCode() {
    var source = Source.of(Credit.promotionCodes(List.of("ADA10")), TrackdeskRequestTest::open);

    assertThat(create(source).json())
        .startsWith("{\"couponCodes\":[\"ADA10\"],\"conversionTypeCode\"")
        .contains("\"revenueOriginId\":\"" + ORIGIN + "\"")
        .doesNotContain("cid", "externalCid");
  }

  @Test
  void anAddressIsDecryptedForTheCallAndSentAsAnExternalCid() {
    var source = Source.of(Credit.email("sealed"), TrackdeskRequestTest::open);

    assertThat(create(source).json())
        .startsWith("{\"externalCid\":\"ada@example.com\",\"conversionTypeCode\"")
        .doesNotContain("\"cid\"", "couponCodes", "sealed");
    assertThat(source.orElseThrow().toString()).doesNotContain("ada");
  }

  @Test
  void anAddressThatCannotBeDecryptedIsNoSource() {
    assertThat(Source.of(Credit.email("of another key"), TrackdeskRequestTest::open)).isEmpty();
  }

  @Test
  void aCreditOfALaterVersionIsNoSource() {
    var later = new Credit(Credit.By.OTHER, Optional.empty(), List.of(), Optional.empty());

    assertThat(Source.of(later, TrackdeskRequestTest::open)).isEmpty();
  }

  private static Optional<String> open(String sealedAddress) {
    return sealedAddress.equals("sealed") ? Optional.of("ada@example.com") : Optional.empty();
  }

  private static TrackdeskRequest create(Optional<Source> source) {
    return TrackdeskRequest.create(
        source.orElseThrow(),
        "sale",
        "ch_1",
        new Money(2000, "eur"),
        "CONVERSION_STATUS_APPROVED",
        Optional.of(ORIGIN));
  }
}

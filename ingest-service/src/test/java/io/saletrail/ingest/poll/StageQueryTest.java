package io.saletrail.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageQueryTest {
  private static final int STRIPE_TAKES = 20;

  @Test
  void stripeTakesTwentyTypesAndInvoiceCreatedIsNoneOfThem() {
    assertThat(StageQuery.EVENT_TYPES)
        .doesNotHaveDuplicates()
        .hasSizeLessThanOrEqualTo(STRIPE_TAKES)
        .doesNotContain("invoice.created");
  }
}

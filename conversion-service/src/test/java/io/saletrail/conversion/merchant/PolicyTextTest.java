package io.saletrail.conversion.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What counts as a change of policy.
class PolicyTextTest {
  @Test
  void aRateATenantOrTheDeliveryIsNoPolicy() {
    assertThat(policy("shop", "\"includeTax\":true,\"requestsPerSecond\":5"))
        .isEqualTo(policy("other", "\"includeTax\":true,\"requestsPerSecond\":20"))
        .isEqualTo(policy("shop", "\"deliveryMode\":\"SHADOW\",\"includeTax\":true"))
        .isEqualTo(policy("shop", "\"revenueOriginId\":\"x\",\"includeTax\":true"));
  }

  @Test
  void aTypeIsAPolicy() {
    assertThat(policy("shop", "\"firstPaymentType\":\"sale\""))
        .isNotEqualTo(policy("shop", "\"firstPaymentType\":\"signup\""));
  }

  @Test
  void anOptionOfANewerVersionCounts() {
    assertThat(policy("shop", "\"includeTax\":true"))
        .isNotEqualTo(policy("shop", "\"includeTax\":true,\"later\":1"));
  }

  @Test
  void theOrderOfFieldsIsNoChange() {
    assertThat(policy("shop", "\"productTypes\":{\"a\":\"1\",\"b\":\"2\"},\"includeTax\":true"))
        .isEqualTo(
            policy("shop", "\"includeTax\":true,\"productTypes\":{\"b\":\"2\",\"a\":\"1\"}"));
  }

  private static String policy(String tenant, String options) {
    return PolicyText.of(
        "{\"account\":\"acct_1\",\"trackdeskTenantId\":\""
            + tenant
            + "\",\"options\":{"
            + options
            + "}}");
  }
}

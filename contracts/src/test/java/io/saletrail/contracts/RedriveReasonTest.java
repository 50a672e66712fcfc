package io.saletrail.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.delivery.Refusal;
import io.saletrail.contracts.redrive.RedriveReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RedriveReasonTest {
  @ParameterizedTest
  @EnumSource(Refusal.class)
  void everyRefusalIsARedriveReason(Refusal refusal) {
    assertThat(RedriveReason.of(refusal).name()).isEqualTo(refusal.name());
  }
}

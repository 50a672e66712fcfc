package io.saletrail.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ByteBudgetTest {
  private final ByteBudget budget = new ByteBudget(10, 6);

  @Test
  void oneAddressLeavesRoomForOthers() {
    assertThat(budget.take("stranger", 6)).isTrue();
    assertThat(budget.take("stranger", 1)).isFalse();

    assertThat(budget.take("stripe", 4)).isTrue();
    assertThat(budget.take("merchant", 1)).isFalse();
  }

  @Test
  void whatIsGivenBackCanBeTakenAgain() {
    budget.take("stranger", 2);
    budget.take("stranger", 4);
    budget.give("stranger", 2);
    budget.give("stranger", 4);

    assertThat(budget.free()).isEqualTo(10);
    assertThat(budget.take("stranger", 6)).isTrue();
  }
}

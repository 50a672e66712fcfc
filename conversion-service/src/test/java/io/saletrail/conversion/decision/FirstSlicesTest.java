package io.saletrail.conversion.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.conversion.CaseId;
import io.saletrail.conversion.Parent;
import io.saletrail.conversion.head.RedecisionTable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FirstSlicesTest {
  private static final CaseId A = new CaseId("acct_1", new UUID(0, 1));
  private static final CaseId B = new CaseId("acct_1", new UUID(0, 2));
  private static final CaseId C = new CaseId("acct_1", new UUID(0, 3));
  private static final Parent ONE = new Parent("acct_1", "sub_1");

  @Test
  void theSweepResumesAfterTheFirstSlice() {
    assertThat(FirstSlices.of(Map.of(ONE, List.of(A, B, C)), 2, 100).later())
        .isEqualTo(Map.of(ONE, B.id()));
  }

  @Test
  void nothingIsLeftOfASubscriptionThatFitsIntoOneSlice() {
    assertThat(FirstSlices.of(Map.of(ONE, List.of(A, B)), 2, 100).later()).isEmpty();
  }

  @Test
  void theSweepStartsAtTheFirstCaseWhenTheTransactionIsFull() {
    assertThat(FirstSlices.of(Map.of(ONE, List.of(A, B)), 2, 0).later())
        .isEqualTo(Map.of(ONE, RedecisionTable.BEFORE_ALL));
  }
}

package io.saletrail.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PortionsTest {
  private static final CaseId A = new CaseId("acct_1", new UUID(0, 1));
  private static final CaseId B = new CaseId("acct_1", new UUID(0, 2));
  private static final CaseId C = new CaseId("acct_1", new UUID(0, 3));
  private static final Parent ONE = new Parent("acct_1", "sub_1");

  @Test
  void aPortionHoldsCasesUpToItsFacts() {
    var facts = Map.of(A.id(), 4, B.id(), 6, C.id(), 1);

    assertThat(CaseChunks.of(List.of(A, B, C), facts, 10, 5))
        .isEqualTo(List.of(List.of(A, B), List.of(C)));
  }

  @Test
  void aCaseWithTooManyFactsIsAPortionOfItsOwn() {
    var facts = Map.of(A.id(), 1, B.id(), 1_000_000, C.id(), 1);

    assertThat(CaseChunks.of(List.of(A, B, C), facts, 10, 5))
        .isEqualTo(List.of(List.of(A), List.of(B), List.of(C)));
  }

  @Test
  void aPortionHoldsNoMoreCasesThanItMay() {
    assertThat(CaseChunks.of(List.of(A, B, C), Map.of(), 10, 2))
        .isEqualTo(List.of(List.of(A, B), List.of(C)));
  }

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

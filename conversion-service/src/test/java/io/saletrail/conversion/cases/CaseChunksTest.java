package io.saletrail.conversion.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.conversion.CaseId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseChunksTest {
  private static final CaseId A = new CaseId("acct_1", new UUID(0, 1));
  private static final CaseId B = new CaseId("acct_1", new UUID(0, 2));
  private static final CaseId C = new CaseId("acct_1", new UUID(0, 3));

  @Test
  void aPortionHasALimitOfFacts() {
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
  void aPortionHasALimitOfCases() {
    assertThat(CaseChunks.of(List.of(A, B, C), Map.of(), 10, 2))
        .isEqualTo(List.of(List.of(A, B), List.of(C)));
  }
}

package io.saletrail.runtime.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemKindTest {
  @Test
  void aKindIsNamedByAUrn() {
    assertThat(ProblemKind.SIGN_IN_REQUIRED.type())
        .isEqualTo("urn:saletrail:problem:sign-in-required");
  }

  @ParameterizedTest
  @EnumSource
  void aStatusOfTheFrameworkHasOneKind(ProblemKind kind) {
    assertThat(ProblemKind.ofStatus(kind.status())).isEqualTo(kind);
  }

  @Test
  void anotherStatusIsTheCallersFaultBelow500AndOursFrom500() {
    assertThat(ProblemKind.ofStatus(422)).isEqualTo(ProblemKind.INVALID_REQUEST);
    assertThat(ProblemKind.ofStatus(502)).isEqualTo(ProblemKind.INTERNAL_ERROR);
  }
}

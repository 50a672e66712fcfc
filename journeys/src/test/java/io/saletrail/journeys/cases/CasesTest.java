package io.saletrail.journeys.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row has its documented result in each version and by each source, and the page is up to
/// date.
class CasesTest {
  private static final Path PAGE = Path.of("../docs/cases.md");

  /// Reasons that depend on an earlier decision, on a fault or on a later version, not only on the
  /// facts.
  private static final Set<NotCreditedReason> ELSEWHERE =
      EnumSet.of(
          NotCreditedReason.PART_OF_ANOTHER_PAYMENT,
          NotCreditedReason.SETTINGS_AWAITED,
          NotCreditedReason.UNDECIDED,
          NotCreditedReason.OTHER);

  private static final Set<LifecycleReason> BEFORE =
      EnumSet.of(LifecycleReason.SALE_WITHDRAWN, LifecycleReason.OTHER);

  @ParameterizedTest(name = "{0} [{1}]")
  @MethodSource("policies")
  void everyCaseHasItsDocumentedResult(Case row, String policy) {
    for (var version : row.versions().each()) {
      for (var source : Source.values()) {
        theResultIsTheDocumentedOne(row, policy, version, source);
      }
    }
  }

  private static void theResultIsTheDocumentedOne(
      Case row, String policy, ApiVersion version, Source source) {
    var played = CasesPage.played(row, version);
    var facts = CasesPage.facts(row, version, source, policy);
    for (var order : Order.values()) {
      var decided = ExpectedResult.decide(order.of(facts), played.lookups(), policy);

      assertThat(decided.stream().map(ExpectedResult::result))
          .as("%s %s %s", version, source, order)
          .containsExactlyInAnyOrderElementsOf(row.end(policy, version, source));
    }
  }

  /// Played rows are cached by title.
  @Test
  void titlesAreUnique() {
    assertThat(rows().map(Case::title)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void eachSourceBringsFactsInEachVersion(Case row) {
    assertThat(row.pages()).isNotEmpty();
    assertThat(row.versions().each()).isNotEmpty();
    for (var version : row.versions().each()) {
      for (var source : Source.values()) {
        assertThat(CasesPage.facts(row, version, source, ""))
            .as("%s %s", version, source)
            .isNotEmpty();
      }
    }
  }

  @Test
  void everyReasonHasACase() {
    var table = CasesPage.written();

    assertThat(
            Stream.concat(
                EnumSet.complementOf(EnumSet.copyOf(ELSEWHERE)).stream(),
                EnumSet.complementOf(EnumSet.copyOf(BEFORE)).stream()))
        .allSatisfy(reason -> assertThat(table).contains(reason.name()));
  }

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, CasesPage.written());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(CasesPage.written());
  }

  static Stream<Case> rows() {
    return CasesPage.SECTIONS.stream().flatMap(section -> section.rows().stream());
  }

  static Stream<Arguments> policies() {
    return rows().flatMap(row -> row.policies().stream().map(policy -> Arguments.of(row, policy)));
  }
}

package io.saletrail.journeys.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.SetAsideReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every row of the table ends as it says, and the page says what the rows say.
class CasesTest {
  private static final Path PAGE = Path.of("../docs/cases.md");

  /// Reasons that no set of facts gives by itself: of an answer of Stripe's to a look-up, of what
  /// was said before, and of later versions.
  private static final Set<SetAsideReason> ELSEWHERE =
      EnumSet.of(
          SetAsideReason.NOT_FROM_CHECKOUT,
          SetAsideReason.PART_OF_ANOTHER_PAYMENT,
          SetAsideReason.OTHER);

  private static final Set<LifecycleReason> BEFORE =
      EnumSet.of(
          LifecycleReason.PAYMENT_CANCELED,
          LifecycleReason.NO_LONGER_A_SALE,
          LifecycleReason.OTHER);

  @ParameterizedTest(name = "{0} [{1}]")
  @MethodSource("ends")
  void everyCaseEndsAsTheTableSays(Case row, String policy, List<String> holds) {
    var decided = Ends.decide(row.events(), policy);

    assertThat(decided.stream().map(Ends::told)).containsExactlyInAnyOrderElementsOf(holds);
  }

  @ParameterizedTest(name = "{0} [{1}]")
  @MethodSource("ends")
  void neitherOrderNorRepetitionChangesTheEnd(Case row, String policy, List<String> holds) {
    var facts = Ends.facts(row.events(), policy);
    var twiceBackwards = Stream.concat(facts.reversed().stream(), facts.stream()).toList();

    var decided = Ends.decideFacts(twiceBackwards, policy);

    assertThat(decided.stream().map(Ends::told)).containsExactlyInAnyOrderElementsOf(holds);
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
  void thePageSaysWhatTheCasesSay() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.writeString(PAGE, CasesPage.written());
    }

    assertThat(Files.readString(PAGE)).isEqualTo(CasesPage.written());
  }

  static Stream<Arguments> ends() {
    return CasesPage.SECTIONS.stream()
        .flatMap(section -> section.rows().stream())
        .flatMap(
            row -> row.ends().stream().map(end -> Arguments.of(row, end.policy(), end.holds())));
  }
}

package io.saletrail.journeys.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.conversion.rules.Decision;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The console's explanation of each option equals the result of the rules. `-Ddocs.write=true`
/// generates it.
class OptionExamplesTest {
  private static final Path FILE =
      Path.of("../settings-service/src/main/resources/examples/options.json");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private record Example(String option, String sale, List<Choice> choices) {}

  private record Choice(String value, List<ExampleOutcome> outcomes) {}

  private record ExampleOutcome(
      Optional<NotCreditedReason> notCredited,
      Optional<ConversionStatus> status,
      Optional<ConversionChanged.Delivery> delivery,
      Optional<Money> amount,
      Optional<String> conversionType,
      Optional<String> by) {}

  @Test
  void theConsolesExamplesEqualTheResultsOfTheRules() throws IOException {
    if (Boolean.getBoolean("docs.write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, generated());
    }

    assertThat(Files.readString(FILE)).isEqualTo(generated());
  }

  private static String generated() throws JsonProcessingException {
    return JSON.writeValueAsString(
            OptionCases.ALL.stream().map(OptionExamplesTest::example).toList())
        + "\n";
  }

  private static Example example(OptionCases row) {
    var played = Shop.play(row.scenario(), ApiVersion.DAHLIA);
    var choices = row.choices().stream().map(choice -> result(played, choice)).toList();
    return new Example(row.option(), row.sale(), choices);
  }

  private static Choice result(Played played, OptionCases.Choice choice) {
    var decided = ExpectedResult.decide(played, Source.WEBHOOK, choice.policy());
    return new Choice(choice.value(), decided.stream().map(OptionExamplesTest::outcome).toList());
  }

  private static ExampleOutcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.Conversion it ->
          new ExampleOutcome(
              Optional.empty(),
              Optional.of(it.status()),
              Optional.of(it.delivery()),
              Optional.of(it.amount()),
              Optional.of(it.conversionType()),
              by(it.credit()));
      case Decision.NotCredited notCredited ->
          new ExampleOutcome(
              Optional.of(notCredited.reason()),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }

  private static Optional<String> by(Credit credit) {
    return switch (credit.by()) {
      case CLICK, OTHER -> Optional.empty();
      case PROMOTION_CODE ->
          Optional.of("by promotion code " + String.join(", ", credit.promotionCodes()));
      case EMAIL -> Optional.of("by e-mail address");
    };
  }
}

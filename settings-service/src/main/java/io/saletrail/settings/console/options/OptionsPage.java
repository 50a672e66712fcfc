package io.saletrail.settings.console.options;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.console.form.Conflict;
import io.saletrail.settings.console.form.Field;
import io.saletrail.settings.console.form.OptionsForm;
import io.saletrail.settings.console.options.Example.Choice;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.merchant.options.Option;
import java.util.List;

/// The options with their examples.
///
/// @param groups the options by topic
/// @param errorCount number of invalid fields
/// @param version the version of the settings that the form starts from
/// @param conflicts what was saved meanwhile and differs from the input
/// @param saved whether the options have just been saved
public record OptionsPage(
    List<Group> groups, int errorCount, long version, List<Conflict> conflicts, boolean saved) {

  /// Options of one topic.
  public record Group(String title, List<Line> lines) {}

  /// An option with its examples.
  ///
  /// @param pace the time that a backlog takes; empty for options other than the request rate
  public record Line(Field field, List<ExampleLine> examples, String pace) {}

  /// A sale and its outcome under each choice.
  public record ExampleLine(String sale, List<Outcome> outcomes) {}

  /// The outcome under one choice.
  ///
  /// @param chosen whether it is the current value of the field
  public record Outcome(String choice, boolean chosen, List<ResultLine> results) {}

  /// A conversion, or the reason for no conversion.
  ///
  /// @param amount empty without a conversion
  /// @param as conversion type and how the affiliate was identified
  public record ResultLine(String amount, Badge badge, String as) {}

  static OptionsPage of(OptionsForm form, boolean saved, Examples examples) {
    return new OptionsPage(
        form.groups().stream()
            .map(
                group ->
                    new Group(
                        group.title(),
                        group.fields().stream().map(field -> line(field, examples)).toList()))
            .toList(),
        form.errorCount(),
        form.version(),
        form.conflicts(),
        saved);
  }

  private static Line line(Field field, Examples examples) {
    return new Line(
        field,
        examples.of(field.option().name()).stream()
            .map(example -> example(field, example))
            .toList(),
        field.option().name().equals("requestsPerSecond") && field.error().isEmpty()
            ? RateTexts.of(field.value())
            : "");
  }

  private static ExampleLine example(Field field, Example example) {
    return new ExampleLine(
        example.sale(), example.choices().stream().map(choice -> outcome(field, choice)).toList());
  }

  private static Outcome outcome(Field field, Choice choice) {
    var name =
        field.choices().stream()
            .filter(known -> known.value().equals(choice.value()))
            .map(Option.Choice::text)
            .findFirst()
            .orElse(choice.value());
    return new Outcome(
        name,
        choice.value().equals(field.value()),
        choice.outcomes().stream().map(OptionsPage::result).toList());
  }

  private static ResultLine result(Example.ExampleOutcome outcome) {
    var notCredited =
        outcome
            .notCredited()
            .map(
                why ->
                    new ResultLine(
                        "", new Badge(Badge.QUIET, Explanation.of(why).title()), "not credited"));
    return notCredited.orElseGet(
        () ->
            new ResultLine(
                outcome.amount().map(Amounts::text).orElseThrow(),
                badge(outcome),
                "as "
                    + outcome.conversionType().orElseThrow()
                    + outcome.by().map(by -> ", " + by).orElse("")));
  }

  private static Badge badge(Example.ExampleOutcome outcome) {
    return outcome.delivery().orElseThrow() == ConversionChanged.Delivery.TEST
        ? new Badge(Badge.QUIET, "TEST")
        : Badge.of(outcome.status().orElseThrow());
  }
}

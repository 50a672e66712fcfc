package io.saletrail.settings.console.options;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.console.form.Field;
import io.saletrail.settings.console.form.OptionsForm;
import io.saletrail.settings.console.options.Example.End;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.timeline.Amounts;
import java.util.List;

/// The options, each beside what it does to a sale.
///
/// @param groups the options, by the question that they answer
/// @param faults how many fields are wrong
/// @param saved whether they have just been saved
public record OptionsPage(List<Group> groups, int faults, boolean saved) {

  /// Options that answer one question.
  public record Group(String title, List<Line> lines) {}

  /// An option and what it does.
  ///
  /// @param pace what it means in minutes; empty where it means nothing in minutes
  public record Line(Field field, List<Worked> examples, String pace) {}

  /// A sale, and what comes of it with each choice.
  public record Worked(String sale, List<Outcome> outcomes) {}

  /// What comes of it with one choice.
  ///
  /// @param chosen whether it is what the field holds
  public record Outcome(String choice, boolean chosen, List<Told> told) {}

  /// One conversion, or why there is none.
  ///
  /// @param amount empty where there is none
  /// @param as what it is reported as, and by what name it found its affiliate
  public record Told(String amount, Badge badge, String as) {}

  static OptionsPage of(OptionsForm form, boolean saved, Examples examples) {
    return new OptionsPage(
        form.groups().stream()
            .map(
                group ->
                    new Group(
                        group.title(),
                        group.fields().stream().map(field -> line(field, examples)).toList()))
            .toList(),
        form.faults(),
        saved);
  }

  private static Line line(Field field, Examples examples) {
    return new Line(
        field,
        examples.of(field.option()).stream().map(example -> worked(field, example)).toList(),
        field.option().equals("requestsPerSecond") && field.fault().isEmpty()
            ? RateTexts.of(field.value())
            : "");
  }

  private static Worked worked(Field field, Example example) {
    return new Worked(
        example.sale(), example.ends().stream().map(end -> outcome(field, end)).toList());
  }

  private static Outcome outcome(Field field, End end) {
    var name =
        field.choices().stream()
            .filter(choice -> choice.value().equals(end.value()))
            .map(Field.Choice::text)
            .findFirst()
            .orElse(end.value());
    return new Outcome(
        name,
        end.value().equals(field.value()),
        end.told().stream().map(OptionsPage::told).toList());
  }

  private static Told told(Example.Told told) {
    var nothing =
        told.setAside()
            .map(
                why ->
                    new Told(
                        "",
                        new Badge(Badge.QUIET, Explanation.of(why).title()),
                        "nothing is credited"));
    return nothing.orElseGet(
        () ->
            new Told(
                told.amount().map(Amounts::text).orElseThrow(),
                badge(told),
                "as "
                    + told.conversionType().orElseThrow()
                    + told.by().map(by -> ", " + by).orElse("")));
  }

  private static Badge badge(Example.Told told) {
    return told.delivery().orElseThrow() == ConversionChanged.Delivery.TEST
        ? new Badge(Badge.QUIET, "TEST")
        : Badge.of(told.status().orElseThrow());
  }
}

package io.saletrail.settings.merchant.options;

import io.saletrail.contracts.settings.MerchantOptions;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One option of a merchant.
///
/// @param name as in the API, and as the component of [MerchantOptions]
/// @param hint one sentence about its effect
/// @param choices the values of a selection; empty for other kinds
/// @param value its value, as a form shows it
public record Option(
    String name,
    String label,
    String hint,
    Kind kind,
    List<Choice> choices,
    OptionRule rule,
    Function<MerchantOptions, Object> value) {

  private static final List<Choice> YES_NO =
      List.of(new Choice("true", "Yes"), new Choice("false", "No"));

  /// How an option is entered.
  public enum Kind {
    TEXT,
    NUMBER,
    LINES,
    CHOICE
  }

  /// One of several values.
  public record Choice(String value, String text) {
    static Choice of(Enum<?> value, String text) {
      return new Choice(value.name(), text);
    }
  }

  static Option yesOrNo(
      String name, String label, String hint, Function<MerchantOptions, Object> value) {
    return new Option(name, label, hint, Kind.CHOICE, YES_NO, OptionRule.yesOrNo(), value);
  }

  static Option oneOf(
      String name,
      String label,
      String hint,
      Enum<?>[] all,
      List<Choice> choices,
      Function<MerchantOptions, Object> value) {
    return new Option(name, label, hint, Kind.CHOICE, choices, OptionRule.oneOf(all), value);
  }

  static Option between(
      int least,
      int max,
      String name,
      String label,
      String hint,
      Function<MerchantOptions, Object> value) {
    return new Option(
        name, label, hint, Kind.NUMBER, List.of(), OptionRule.between(least, max), value);
  }

  static Option typeCode(
      String name, String label, String hint, Function<MerchantOptions, Object> value) {
    return new Option(name, label, hint, Kind.TEXT, List.of(), OptionRule.typeCode(), value);
  }

  static Option uuid(
      String name, String label, String hint, Function<MerchantOptions, Object> value) {
    return new Option(name, label, hint, Kind.TEXT, List.of(), OptionRule.uuid(), value);
  }

  static Option typeByProduct(
      String name,
      String label,
      String hint,
      Function<MerchantOptions, Map<String, String>> value) {
    return new Option(
        name,
        label,
        hint,
        Kind.LINES,
        List.of(),
        OptionRule.typeByProduct(),
        value.andThen(Option::lines));
  }

  /// Its value as text in a form.
  public String text(MerchantOptions options) {
    return value.apply(options).toString();
  }

  private static String lines(Map<String, String> types) {
    return types.entrySet().stream()
        .map(type -> type.getKey() + " = " + type.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }
}

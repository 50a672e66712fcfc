package io.saletrail.settings.console.options;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.util.List;
import java.util.Optional;

/// One sale under each choice of an option, computed by the rules that decide live sales.
///
/// @param option its name in the API
/// @param sale the sale in one sentence
/// @param choices the outcome for each value of the option
public record Example(String option, String sale, List<Choice> choices) {

  /// The outcome for one value.
  ///
  /// @param value the option's value
  /// @param outcomes what Trackdesk holds in the end, by payment
  public record Choice(String value, List<ExampleOutcome> outcomes) {}

  /// A conversion, or the reason for no conversion.
  ///
  /// @param notCredited the reason for no conversion; the other fields are then empty
  /// @param by how the affiliate was identified; empty for a click
  public record ExampleOutcome(
      Optional<NotCreditedReason> notCredited,
      Optional<ConversionStatus> status,
      Optional<ConversionChanged.Delivery> delivery,
      Optional<Money> amount,
      Optional<String> conversionType,
      Optional<String> by) {}
}

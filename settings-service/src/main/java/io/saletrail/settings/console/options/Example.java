package io.saletrail.settings.console.options;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.NotCreditedReason;
import java.util.List;
import java.util.Optional;

/// What an option does to one sale, worked out by the rules that decide real ones.
///
/// @param option its name in the API
/// @param sale what happened
/// @param ends what comes of it, by the option's value
public record Example(String option, String sale, List<End> ends) {

  /// What comes of it.
  ///
  /// @param value the option's value
  /// @param told what Trackdesk is told in the end, payment by payment
  public record End(String value, List<Told> told) {}

  /// One conversion, or why there is none.
  ///
  /// @param setAside why nothing is told; the other fields are empty then
  /// @param by in a few words who is credited, where it is not a click
  public record Told(
      Optional<NotCreditedReason> setAside,
      Optional<ConversionStatus> status,
      Optional<ConversionChanged.Delivery> delivery,
      Optional<Money> amount,
      Optional<String> conversionType,
      Optional<String> by) {}
}

package io.saletrail.settings.health;

import java.util.List;
import java.util.Optional;

/// The health of a merchant in short: for the header of every page and the list of merchants.
///
/// @param problems worst first; empty when healthy
/// @param attention how many conversions need attention
public record MerchantHealth(List<HealthProblem> problems, long attention) {
  /// The health of an account without settings.
  public static final MerchantHealth NONE = new MerchantHealth(List.of(HealthProblem.NO_DATA), 0);

  public boolean has(HealthProblem problem) {
    return problems.contains(problem);
  }

  public Optional<HealthProblem> worst() {
    return problems.stream().findFirst();
  }
}

package io.saletrail.journeys.cases;

import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A row of the table.
///
/// @param title what happens, as a merchant would describe it
/// @param pages Stripe's documentation of the shapes
/// @param versions the API versions in which it can happen
/// @param ends results in Trackdesk; of several that match the last one applies
record Case(
    String title, List<StripePage> pages, Versions versions, Scenario scenario, List<End> ends) {

  /// @param policy the options that differ from the defaults, as `name: value`
  /// @param holds the conversions at the end, or the reason for none
  record End(String policy, Versions versions, Set<Source> sources, List<String> holds) {
    boolean isOf(String wanted, ApiVersion version, Source source) {
      return policy.equals(wanted) && versions.holds(version) && sources.contains(source);
    }
  }

  static Case when(String title, Scenario scenario, StripePage... pages) {
    return new Case(title, List.of(pages), Versions.ALL, scenario, List.of());
  }

  /// Only in these versions.
  Case in(Versions some) {
    return new Case(title, pages, some, scenario, ends);
  }

  /// With the default policy.
  Case ends(String... holds) {
    return with("", holds);
  }

  /// With another policy.
  Case with(String policy, String... holds) {
    return plus(new End(policy, Versions.ALL, Source.ALL, List.of(holds)));
  }

  /// A result with the default policy for these sources only.
  Case endsBy(Set<Source> sources, String... holds) {
    return but("", Versions.ALL, sources, holds);
  }

  /// A result for these versions and sources only.
  Case but(String policy, Versions some, Set<Source> sources, String... holds) {
    return plus(new End(policy, some, sources, List.of(holds)));
  }

  List<String> policies() {
    return ends.stream().map(End::policy).distinct().toList();
  }

  List<String> end(String policy, ApiVersion version, Source source) {
    return ends.reversed().stream()
        .filter(end -> end.isOf(policy, version, source))
        .findFirst()
        .orElseThrow(() -> new AssertionError(title + ": no end for " + policy + " " + source))
        .holds();
  }

  private Case plus(End end) {
    var more = new ArrayList<>(ends);
    more.add(end);
    return new Case(title, pages, versions, scenario, List.copyOf(more));
  }

  @Override
  public String toString() {
    return title;
  }
}

package io.saletrail.journeys.cases;

import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A row of the table.
///
/// @param title what happens, as a merchant would say it
/// @param pages where Stripe's documentation shows the shapes
/// @param versions the API versions in which it can happen
/// @param ends results in Trackdesk; of several that match the last one counts
record Case(
    String title, List<StripePage> pages, Versions versions, Scenario story, List<End> ends) {

  /// @param policy the options that differ from the defaults, as `name: value`
  /// @param holds what Trackdesk holds at the end, or why it holds nothing
  record End(String policy, Versions versions, Set<Source> sources, List<String> holds) {
    boolean isOf(String wanted, ApiVersion version, Source source) {
      return policy.equals(wanted) && versions.holds(version) && sources.contains(source);
    }
  }

  static Case when(String title, Scenario story, StripePage... pages) {
    return new Case(title, List.of(pages), Versions.ALL, story, List.of());
  }

  /// Only in some versions.
  Case in(Versions some) {
    return new Case(title, pages, some, story, ends);
  }

  /// With the default policy.
  Case ends(String... holds) {
    return with("", holds);
  }

  /// With another policy.
  Case with(String policy, String... holds) {
    return plus(new End(policy, Versions.ALL, Source.ALL, List.of(holds)));
  }

  /// An end with the default policy that only some sources lead to.
  Case endsBy(Set<Source> sources, String... holds) {
    return but("", Versions.ALL, sources, holds);
  }

  /// An end that only some versions or sources lead to.
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
    return new Case(title, pages, versions, story, List.copyOf(more));
  }

  @Override
  public String toString() {
    return title;
  }
}

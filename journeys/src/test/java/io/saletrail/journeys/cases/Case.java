package io.saletrail.journeys.cases;

import java.util.ArrayList;
import java.util.List;

/// A row of the table.
///
/// @param title what happens, as a merchant would say it
/// @param events what Stripe tells, in order
/// @param ends what Trackdesk ends with, by policy
record Case(String title, List<StripeTells> events, List<End> ends) {

  /// @param policy the options that differ from the defaults, as `name: value`
  /// @param holds what Trackdesk holds at the end, or why it holds nothing
  record End(String policy, List<String> holds) {}

  static Case when(String title, StripeTells... events) {
    return new Case(title, List.of(events), List.of());
  }

  /// With the default policy.
  Case ends(String... holds) {
    return with("", holds);
  }

  /// With another policy.
  Case with(String policy, String... holds) {
    var more = new ArrayList<>(ends);
    more.add(new End(policy, List.of(holds)));
    return new Case(title, events, List.copyOf(more));
  }

  @Override
  public String toString() {
    return title;
  }
}

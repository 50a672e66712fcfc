package io.saletrail.journeys.cases;

import io.saletrail.sandbox.stripe.state.ApiVersion;
import java.util.Collection;
import java.util.List;

/// API versions in which a row can happen, oldest first: one per shape that still arrives.
record Versions(List<ApiVersion> each) {
  static final Versions ALL = new Versions(ApiVersion.SHAPES);

  /// An uncaptured amount shows as refunded, invoices name their charge.
  static final Versions BEFORE_BASIL = before(ApiVersion.BASIL);

  /// Invoices have invoice payments.
  static final Versions SINCE_BASIL = since(ApiVersion.BASIL);

  static Versions before(ApiVersion end) {
    return new Versions(ApiVersion.SHAPES.stream().filter(one -> one.before(end)).toList());
  }

  static Versions since(ApiVersion start) {
    return new Versions(ApiVersion.SHAPES.stream().filter(one -> !one.before(start)).toList());
  }

  boolean holds(ApiVersion version) {
    return each.contains(version);
  }

  /// The table's name for consecutive versions.
  static String label(Collection<ApiVersion> versions) {
    var all = ApiVersion.SHAPES;
    var some = all.stream().filter(versions::contains).toList();
    var first = some.getFirst();
    var last = some.getLast();
    if (some.size() != all.indexOf(last) - all.indexOf(first) + 1) {
      return String.join(", ", some.stream().map(ApiVersion::name).toList());
    }
    if (some.size() == all.size()) {
      return "all";
    }
    if (last.equals(all.getLast())) {
      return "since " + first;
    }
    if (first.equals(all.getFirst())) {
      return last.equals(ApiVersion.OF_2024) ? "before " + ApiVersion.BASIL : "up to " + last;
    }
    return some.size() == 1 ? first.name() : first + " to " + last;
  }
}

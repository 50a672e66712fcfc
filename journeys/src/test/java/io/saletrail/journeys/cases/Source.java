package io.saletrail.journeys.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How Stripe's data reaches Saletrail.
enum Source {
  WEBHOOK,
  POLL,
  BOTH;

  static final Set<Source> ALL = EnumSet.allOf(Source.class);

  List<Arrival> of(Played played) {
    var brought =
        switch (this) {
          case WEBHOOK -> played.webhooks().stream();
          case POLL -> played.polled().stream();
          case BOTH -> Stream.concat(played.webhooks().stream(), played.polled().stream());
        };
    return Stream.concat(brought, played.lookedUp().stream()).toList();
  }

  static String label(Set<Source> sources) {
    return sources.stream()
        .sorted()
        .map(source -> source.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}

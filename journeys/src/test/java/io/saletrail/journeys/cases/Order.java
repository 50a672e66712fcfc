package io.saletrail.journeys.cases;

import java.util.List;
import java.util.stream.Stream;

/// The order and repetition in which the facts of a source are read.
enum Order {
  AS_SENT,
  NEWEST_FIRST,
  TWICE;

  <T> List<T> of(List<T> facts) {
    return switch (this) {
      case AS_SENT -> facts;
      case NEWEST_FIRST -> facts.reversed();
      case TWICE -> Stream.concat(facts.reversed().stream(), facts.stream()).toList();
    };
  }
}

package io.saletrail.stack.tour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What Trackdesk holds beside what it should hold.
public record Comparison(List<Row> rows) {

  /// One conversion, on either side or on both.
  public record Row(Optional<Expected> expected, List<Expected> actual) {
    boolean same() {
      return actual.equals(expected.stream().toList());
    }
  }

  public static Comparison of(List<Expected> expected, List<Expected> actual) {
    Map<String, Optional<Expected>> wanted = new LinkedHashMap<>();
    expected.forEach(one -> wanted.put(one.externalId(), Optional.of(one)));
    actual.forEach(one -> wanted.putIfAbsent(one.externalId(), Optional.empty()));
    List<Row> rows = new ArrayList<>();
    wanted.forEach(
        (id, one) ->
            rows.add(
                new Row(
                    one, actual.stream().filter(held -> held.externalId().equals(id)).toList())));
    return new Comparison(List.copyOf(rows));
  }

  public boolean same() {
    return rows.stream().allMatch(Row::same);
  }

  /// A table for people.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%-32s %-26s %-26s".formatted("conversion", "expected", "at Trackdesk"));
    for (Row row : rows) {
      String id =
          row.expected().or(() -> row.actual().stream().findFirst()).orElseThrow().externalId();
      String expected = row.expected().map(Comparison::words).orElse("nothing");
      String actual =
          row.actual().isEmpty()
              ? "nothing"
              : String.join(" and ", row.actual().stream().map(Comparison::words).toList());
      lines.add(
          "%-32s %-26s %-26s %s".formatted(id, expected, actual, row.same() ? "ok" : "DIFFERS"));
    }
    return lines;
  }

  private static String words(Expected one) {
    return one.status() + " " + one.amount();
  }
}

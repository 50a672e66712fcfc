package io.saletrail.stack.tour;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Compares the expected conversions with those at Trackdesk.
public record Comparison(List<Row> rows) {

  /// One conversion, expected, held, or both.
  public record Row(Optional<Expected> expected, List<Expected> actual) {
    boolean matches() {
      return actual.equals(expected.stream().toList());
    }
  }

  public static Comparison of(List<Expected> expected, List<Expected> actual) {
    Map<String, Optional<Expected>> select = new LinkedHashMap<>();
    expected.forEach(one -> select.put(one.externalId(), Optional.of(one)));
    actual.forEach(one -> select.putIfAbsent(one.externalId(), Optional.empty()));
    List<Row> rows = new ArrayList<>();
    select.forEach(
        (id, one) ->
            rows.add(
                new Row(
                    one,
                    actual.stream()
                        .filter(conversions -> conversions.externalId().equals(id))
                        .toList())));
    return new Comparison(List.copyOf(rows));
  }

  public boolean matches() {
    return rows.stream().allMatch(Row::matches);
  }

  /// A table for the terminal.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("%-32s %-26s %-26s".formatted("conversion", "expected", "at Trackdesk"));
    for (Row row : rows) {
      String id =
          row.expected().or(() -> row.actual().stream().findFirst()).orElseThrow().externalId();
      String expected = row.expected().map(Comparison::status).orElse("nothing");
      String actual =
          row.actual().isEmpty()
              ? "nothing"
              : String.join(" and ", row.actual().stream().map(Comparison::status).toList());
      lines.add(
          "%-32s %-26s %-26s %s".formatted(id, expected, actual, row.matches() ? "ok" : "DIFFERS"));
    }
    return lines;
  }

  private static String status(Expected one) {
    return one.status() + " " + one.amount();
  }
}

package io.saletrail.settings.shadow;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads an export as a merchant brings it: with commas, semicolons, tabs or bars, with or without
/// a heading, with columns in any order and more of them than are needed.
public final class ExportReader {
  /// Lines that are compared.
  public static final int MOST_LINES = 20_000;

  /// What is longer is cut: no id, amount or status is.
  private static final int LONGEST_CELL = 200;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private ExportReader() {}

  /// What was read.
  public sealed interface Reading {
    /// An export.
    ///
    /// @param skipped lines without an external id
    record Good(List<ExportLine> lines, int skipped) implements Reading {}

    record Bad(String why) implements Reading {}
  }

  public static Reading read(String typed) {
    var text = plain(typed);
    if (text.isEmpty()) {
      return new Reading.Bad("Paste the export, or choose its file.");
    }
    try (MappingIterator<String[]> rows = reader(text).readValues(text)) {
      return read(rows);
    } catch (IOException e) {
      return new Reading.Bad("It is no CSV: a quote is not closed, or worse.");
    }
  }

  private static Reading read(MappingIterator<String[]> rows) throws IOException {
    if (!rows.hasNextValue()) {
      return new Reading.Bad("It has no lines.");
    }
    var first = rows.nextValue();
    var found = ExportColumns.of(first);
    if (found.isEmpty()) {
      return new Reading.Bad("No column holds external ids: call one externalId.");
    }
    var columns = found.get();
    var lines = new ArrayList<ExportLine>();
    var skipped = 0;
    var row = columns.heading() ? next(rows) : Optional.of(first);
    while (row.isPresent()) {
      if (lines.size() == MOST_LINES) {
        return new Reading.Bad("At most " + MOST_LINES + " lines are compared at once.");
      }
      var line = line(row.get(), columns);
      line.ifPresent(lines::add);
      skipped += line.isPresent() ? 0 : 1;
      row = next(rows);
    }
    return new Reading.Good(lines, skipped);
  }

  private static Optional<ExportLine> line(String[] cells, ExportColumns columns) {
    return cell(cells, Optional.of(columns.externalId()))
        .map(
            id ->
                new ExportLine(
                    id,
                    cell(cells, columns.status()),
                    cell(cells, columns.amount()),
                    cell(cells, columns.currency())));
  }

  private static Optional<String> cell(String[] cells, Optional<Integer> column) {
    return column
        .filter(at -> at < cells.length)
        .map(at -> cells[at].strip())
        .filter(text -> !text.isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST_CELL)));
  }

  private static Optional<String[]> next(MappingIterator<String[]> rows) throws IOException {
    return rows.hasNextValue() ? Optional.of(rows.nextValue()) : Optional.empty();
  }

  private static String plain(String typed) {
    var text = typed.strip();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1).strip() : text;
  }

  /// The separator that the first line has most of.
  private static ObjectReader reader(String text) {
    var first = text.lines().findFirst().orElse("");
    var separator =
        SEPARATORS.stream().max(Comparator.comparingLong(each -> count(first, each))).orElseThrow();
    return CSV.readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(each -> each == wanted).count();
  }
}

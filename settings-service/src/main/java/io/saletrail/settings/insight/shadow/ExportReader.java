package io.saletrail.settings.insight.shadow;

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

/// Parses an export: separated by commas, semicolons, tabs or bars, with or without a header, with
/// columns in any order.
public final class ExportReader {
  /// The limit of compared lines.
  public static final int MAX_LINES = 20_000;

  /// Longer cells are cut; no id, amount or status is longer.
  private static final int MAX_CELL_LENGTH = 200;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

  private static final CsvMapper CSV =
      CsvMapper.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .build();

  private ExportReader() {}

  /// The result of parsing.
  public sealed interface Parsed {
    /// A valid export.
    ///
    /// @param skipped lines without an external id
    record Valid(List<ExportLine> lines, int skipped) implements Parsed {}

    record Invalid(String reason) implements Parsed {}
  }

  public static Parsed read(String typed) {
    var text = plain(typed);
    if (text.isEmpty()) {
      return new Parsed.Invalid("Paste the export or choose a file.");
    }
    try (MappingIterator<String[]> rows = reader(text).readValues(text)) {
      return read(rows);
    } catch (IOException e) {
      return new Parsed.Invalid("Not valid CSV. Check for an unclosed quote.");
    }
  }

  private static Parsed read(MappingIterator<String[]> rows) throws IOException {
    if (!rows.hasNextValue()) {
      return new Parsed.Invalid("The export has no lines.");
    }
    var first = rows.nextValue();
    var found = ExportColumns.of(first);
    if (found.isEmpty()) {
      return new Parsed.Invalid("No column with external IDs. Name one externalId.");
    }
    var columns = found.get();
    var lines = new ArrayList<ExportLine>();
    var skipped = 0;
    var row = columns.heading() ? next(rows) : Optional.of(first);
    while (row.isPresent()) {
      if (lines.size() == MAX_LINES) {
        return new Parsed.Invalid("The limit is " + MAX_LINES + " lines.");
      }
      var line = line(row.get(), columns);
      line.ifPresent(lines::add);
      skipped += line.isPresent() ? 0 : 1;
      row = next(rows);
    }
    return new Parsed.Valid(lines, skipped);
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
        .map(text -> text.substring(0, Math.min(text.length(), MAX_CELL_LENGTH)));
  }

  private static Optional<String[]> next(MappingIterator<String[]> rows) throws IOException {
    return rows.hasNextValue() ? Optional.of(rows.nextValue()) : Optional.empty();
  }

  private static String plain(String typed) {
    var text = typed.strip();
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1).strip() : text;
  }

  /// Picks the most frequent separator of the first line.
  private static ObjectReader reader(String text) {
    var first = text.lines().findFirst().orElse("");
    var separator =
        SEPARATORS.stream().max(Comparator.comparingLong(each -> count(first, each))).orElseThrow();
    return CSV.readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  private static long count(String text, char character) {
    return text.chars().filter(each -> each == character).count();
  }
}

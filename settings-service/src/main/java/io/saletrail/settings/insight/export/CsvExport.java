package io.saletrail.settings.insight.export;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A CSV (RFC 4180) with a header line. It is read and written page by page: its length costs no
/// memory.
///
/// @param <R> a row of the database
/// @param <L> a line; its properties are the columns
public final class CsvExport<R, L> implements StreamingOutput {
  /// Lines in one CSV.
  public static final int LINES = 50_000;

  /// Rows in memory.
  static final int PAGE = 1_000;

  private static final byte[] NOTHING = {};
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private static final CsvMapper CSV = new CsvMapper();

  private final Class<L> line;
  private final Pages<R> pages;
  private final Function<R, L> format;
  private final byte[] start;

  /// Reads the rows that follow one.
  @FunctionalInterface
  public interface Pages<R> {
    /// Reads at most this many rows.
    ///
    /// @param last absent for the first page
    List<R> after(Optional<R> last, int limit);
  }

  public CsvExport(Class<L> line, Pages<R> pages, Function<R, L> format) {
    this(line, pages, format, NOTHING);
  }

  private CsvExport(Class<L> line, Pages<R> pages, Function<R, L> format, byte[] start) {
    this.line = line;
    this.pages = pages;
    this.format = format;
    this.start = start;
  }

  /// With the byte order mark, by which spreadsheets know UTF-8.
  public CsvExport<R, L> forSpreadsheets() {
    return new CsvExport<>(line, pages, format, MARK);
  }

  /// Ends the connection if a page cannot be read: a CSV that ends early must not look whole.
  @Override
  public void write(OutputStream output) throws IOException {
    output.write(start);
    try (var lines =
        CSV.writer(CSV.schemaFor(line).withHeader()).forType(line).writeValues(output)) {
      write(lines);
    }
  }

  private void write(SequenceWriter lines) throws IOException {
    var last = Optional.<R>empty();
    for (int written = 0; written < LINES; ) {
      var page = pages.after(last, Math.min(PAGE, LINES - written));
      for (var row : page) {
        lines.write(format.apply(row));
      }
      if (page.size() < PAGE) {
        return;
      }
      written += page.size();
      last = Optional.of(page.getLast());
    }
  }

  /// A download of this content.
  public static Response download(StreamingOutput content, String fileName) {
    return Response.ok(content, "text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(fileName))
        .header("Cache-Control", "no-store")
        .build();
  }
}

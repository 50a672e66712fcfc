package io.saletrail.settings.insight.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvExportTest {
  private final List<Integer> pages = new ArrayList<>();

  private record Line(int number) {}

  @Test
  void noMoreThanAPageIsInMemory() throws IOException {
    var lines = export(2_500);

    assertThat(lines).hasSize(2_501).startsWith("number", "1").endsWith("2500");
    assertThat(pages).containsExactly(0, 1_000, 2_000);
  }

  @Test
  void anEmptyExportHasItsHeader() throws IOException {
    assertThat(export(0)).containsExactly("number");
  }

  /// Without the mark, spreadsheets take UTF-8 for another encoding.
  @Test
  void anExportForSpreadsheetsBeginsWithTheByteOrderMark() throws IOException {
    var output = new ByteArrayOutputStream();
    new CsvExport<>(Line.class, (Optional<Integer> last, int limit) -> List.of(), Line::new)
        .forSpreadsheets()
        .write(output);

    assertThat(output.toString(UTF_8)).isEqualTo("\uFEFFnumber\n");
  }

  @Test
  void textFromOutsideIsNoFormula() {
    assertThat(List.of("=1+1", "@SUM(A1)", "+49", "SPRING24", "").stream().map(Cell::text))
        .containsExactly("'=1+1", "'@SUM(A1)", "'+49", "SPRING24", "");
  }

  @Test
  void anExportEndsAtItsLimit() throws IOException {
    assertThat(export(CsvExport.LINES + 1)).hasSize(CsvExport.LINES + 1).endsWith("50000");
  }

  private List<String> export(int rows) throws IOException {
    var output = new ByteArrayOutputStream();
    new CsvExport<>(
            Line.class, (Optional<Integer> last, int limit) -> page(rows, last, limit), Line::new)
        .write(output);
    return output.toString(UTF_8).lines().toList();
  }

  private List<Integer> page(int rows, Optional<Integer> last, int limit) {
    pages.add(last.orElse(0));
    return IntStream.rangeClosed(last.orElse(0) + 1, rows).limit(limit).boxed().toList();
  }
}

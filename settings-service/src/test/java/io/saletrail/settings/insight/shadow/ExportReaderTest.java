package io.saletrail.settings.insight.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportReaderTest {
  private static final ExportLine SALE =
      new ExportLine("ch_1", Optional.of("Approved"), Optional.of("49.00"), Optional.of("EUR"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "externalId,status,amount,currency\nch_1,Approved,49.00,EUR\n",
        "Currency;Affiliate;External ID;Amount;Status\nEUR;ada;ch_1;49.00;Approved",
        "external_id\tSTATUS\tamount\tcurrency code\r\nch_1\tApproved\t49.00\tEUR\r\n",
        "\uFEFF\"External Id\",\"Conversion Status\",\"Revenue\",\"Currency\"\n\n"
            + "\"ch_1\",\"Approved\",\"49.00\",\"EUR\"\n",
        "id|charge|status|total|currency\n7| ch_1 |Approved|49.00|EUR"
      })
  void anySeparatorOrderAndSpellingIsRead(String export) {
    assertThat(ExportReader.read(export))
        .isEqualTo(new ExportReader.Parsed.Valid(List.of(SALE), 0));
  }

  @Test
  void aListOfIdsNeedsNoHeader() {
    var lines = ((ExportReader.Parsed.Valid) ExportReader.read("ch_1\nin_2\n")).lines();

    assertThat(lines).extracting(ExportLine::externalId).containsExactly("ch_1", "in_2");
  }

  @Test
  void linesWithoutAnIdAreCounted() {
    var export = "externalId,status\nch_1,Approved\n,Approved\n\nonly one cell";

    var read = (ExportReader.Parsed.Valid) ExportReader.read(export);

    assertThat(read.lines()).hasSize(2);
    assertThat(read.skipped()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | Paste the export",
        "a,b\\n1,2 | No column with external IDs",
        "<html><body>Sign in</body></html> | No column with external IDs",
        "externalId,status\\n\"ch_1,Approved\\n | Not valid CSV"
      })
  void invalidExportsAreExplained(String export, String why) {
    var read = ExportReader.read(export.replace("\\n", "\n"));

    assertThat(((ExportReader.Parsed.Invalid) read).reason()).startsWith(why);
  }

  @Test
  void theNumberOfLinesIsLimited() {
    var export = "externalId\n" + "ch_1\n".repeat(ExportReader.MAX_LINES + 1);

    assertThat(ExportReader.read(export))
        .isEqualTo(new ExportReader.Parsed.Invalid("The limit is 20000 lines."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "49.00 | 49",
        "49,00 | 49",
        "1,234.50 | 1234.5",
        "1.234,50 | 1234.5",
        "1,234 | 1234",
        "1,234,567 | 1234567",
        "€ 49 | 49",
        "49.5 EUR | 49.5",
        "-3,5 | -3.5",
        "0.005 | 0.005"
      })
  void amountsAreParsedAsSpreadsheetsWriteThem(String written, BigDecimal amount) {
    assertThat(Decimals.read(written).orElseThrow()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "free", "1-2", ".,."})
  void textWithoutAnAmountIsNone(String written) {
    assertThat(Decimals.read(written)).isEmpty();
  }
}

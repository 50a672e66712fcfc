package io.saletrail.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SubscribedTypesTest {
  private static final int STRIPE_TAKES = 20;
  private static final Path CONNECT = Path.of("../docs/connect.md");

  /// A fenced block, and a type at the start of a line, with or without its purpose.
  private static final Pattern BLOCK = Pattern.compile("(?s)```\\n(.*?)```");

  private static final Pattern TYPE = Pattern.compile("(?m)^ *([a-z_]+(?:\\.[a-z_]+)+) ");

  @Test
  void stripeTakesTwentyTypesInACall() {
    assertThat(SubscribedTypes.HOURLY).hasSize(STRIPE_TAKES);
    assertThat(SubscribedTypes.DAILY).hasSizeLessThanOrEqualTo(STRIPE_TAKES);
  }

  @Test
  void eachTypeIsReadOnce() {
    assertThat(SubscribedTypes.all()).doesNotHaveDuplicates();
  }

  /// A slow response to it delays the merchant's invoices.
  @Test
  void invoiceCreatedIsNotSubscribed() {
    assertThat(SubscribedTypes.all()).doesNotContain("invoice.created");
  }

  @Test
  void theGuideNamesTheSameTypes() throws IOException {
    var blocks = BLOCK.matcher(Files.readString(CONNECT)).results().map(MatchResult::group);
    var types = blocks.map(SubscribedTypesTest::types).toList();

    assertThat(types.get(0)).isEqualTo(SubscribedTypes.HOURLY);
    assertThat(types.get(1)).isEqualTo(SubscribedTypes.DAILY);
  }

  private static List<String> types(String block) {
    return TYPE.matcher(block).results().map(type -> type.group(1)).toList();
  }
}

package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An alert on a metric that does not exist never fires, and neither does one whose expression is
/// wrong: each has a test that it rings, and one that it is silent.
class AlertsTest {
  private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yml");

  /// A name followed by labels or a range, or alone in an aggregation.
  private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)(?=[{\\[)])");

  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

  /// Kafka's metrics, exported by Micrometer.
  private static final Pattern OF_LIBRARIES = Pattern.compile("kafka_.*");

  @Test
  void theRulesRingAndStaySilent() throws IOException, InterruptedException {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool"))),
        "promtool is not installed (Debian: apt-get install prometheus): the rules are not tested");
    var promtool =
        new ProcessBuilder("promtool", "test", "rules", "alerts_test.yml")
            .directory(ALERTS.getParent().toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(promtool.waitFor()).as(said).isZero();
  }

  @Test
  void everyRuleIsTestedBothWays() throws IOException {
    var tests = Files.readString(ALERTS.resolveSibling("alerts_test.yml"));

    assertThat(ALERT.matcher(Files.readString(ALERTS)).results().map(match -> match.group(1)))
        .isNotEmpty()
        .allMatch(rule -> tests.contains("\"" + rule + " rings: "))
        .allMatch(rule -> tests.contains("\"" + rule + " is silent: "));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void theMetricExists(String metric) throws IOException {
    var ours = metric.replaceFirst("_total$|_seconds(?:_bucket|_sum|_count)?$", "");
    var anyDelimiter = Pattern.compile("\"" + ours.replace("_", "[._]") + "\"");

    assertThat(SourcesTest.javaFiles().stream().map(SourcesTest::read))
        .anyMatch(source -> anyDelimiter.matcher(source).find());
  }

  static Iterable<String> metrics() throws IOException {
    return METRIC
        .matcher(Files.readString(ALERTS))
        .results()
        .map(match -> match.group(1))
        .filter(metric -> !OF_LIBRARIES.matcher(metric).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

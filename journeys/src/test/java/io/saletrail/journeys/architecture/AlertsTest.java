package io.saletrail.journeys.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// An alert on a metric that does not exist never fires.
class AlertsTest {
  private static final Path ALERTS = Path.of("../deploy/prometheus/alerts.yml");

  /// A name followed by labels or a range, or alone in an aggregation.
  private static final Pattern METRIC = Pattern.compile("\\b([a-z]+(?:_[a-z]+)+)(?=[{\\[)])");

  /// Kafka's metrics, exported by Micrometer.
  private static final Pattern OF_LIBRARIES = Pattern.compile("kafka_.*");

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

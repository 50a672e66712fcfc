package io.saletrail.journeys.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.sandbox.infrastructure.FreePort;
import io.saletrail.sandbox.infrastructure.SharedInfrastructure;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.Program;
import io.saletrail.stack.StackConfig;
import io.saletrail.stack.bench.DecisionWatch;
import io.saletrail.stack.bench.PaymentFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many subscriptions renew within one batch, and conversion-service has its production heap. A
/// service that loaded whole subscriptions would run out of memory. `-Dbilling.payments` sets the
/// payments per subscription.
@Tag("long")
class BillingDayTest {
  private static final int SUBSCRIPTIONS = 500;
  private static final int PAYMENTS = Integer.getInteger("billing.payments", 1);
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /// deploy/Dockerfile: 40 % of a container of 448 MiB.
  private static final List<String> PRODUCTION_HEAP =
      List.of(
          "-Xmx179m",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          // A minute is too short for the second compiler to pay.
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  @TempDir Path folder;

  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
  private final Map<String, String> settings =
      SharedInfrastructure.settings(Optional.of("billing_day"), List.of());
  private Process service;
  private PaymentFacts facts;
  private DecisionWatch decisions;

  @BeforeEach
  void start() throws IOException {
    var kafka = settings.get("KAFKA_BOOTSTRAP_SERVERS");
    facts = new PaymentFacts(kafka, account);
    decisions = new DecisionWatch(kafka, account);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(PRODUCTION_HEAP);
    command.add("-jar");
    var jar = Path.of("target", "quarkus-app", "quarkus-run.jar");
    command.add(
        StackConfig.projectRoot().resolve(Program.CONVERSION.module()).resolve(jar).toString());
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(settings);
    builder.environment().put("PORT", Integer.toString(FreePort.find()));
    builder.environment().put("OPERATOR_TOKEN", "token-of-the-billing-day-test");
    service = builder.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    service.destroy();
    if (!service.waitFor(20, TimeUnit.SECONDS)) {
      service.destroyForcibly();
    }
    facts.close();
    decisions.close();
  }

  @Test
  void manySubscriptionsWithManyPaymentsRenewInOneBatch() throws IOException {
    for (var n = 1; n <= PAYMENTS; n++) {
      payAll(n);
    }
    awaitApproved(SUBSCRIPTIONS * PAYMENTS);

    // As many messages as the service reads at a time, each of another subscription.
    subscriptions().forEach(subscription -> facts.bill(subscription, PAYMENTS + 1));
    subscriptions().forEach(subscription -> facts.settle(subscription, PAYMENTS + 1));

    awaitApproved(SUBSCRIPTIONS * (PAYMENTS + 1));
    assertThat(Files.readString(folder.resolve("log"))).doesNotContain("OutOfMemoryError");
  }

  private void payAll(int n) {
    subscriptions().forEach(subscription -> facts.pay(subscription, n));
  }

  private static Stream<String> subscriptions() {
    return IntStream.range(0, SUBSCRIPTIONS).mapToObj(n -> "sub_" + n);
  }

  private void awaitApproved(int count) throws IOException {
    var _ = Eventually.of(LIMIT).until(() -> !service.isAlive() || decisions.approved() >= count);
    assertThat(service.isAlive()).as(() -> tail()).isTrue();
    assertThat(decisions.approved()).isEqualTo(count);
  }

  private String tail() {
    try {
      var lines = Files.readAllLines(folder.resolve("log"));
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}

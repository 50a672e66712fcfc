package io.saletrail.stack.siege;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.chaos.Merchants;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Attacks all services of a local stack while sales go on. No service may die, as Kubernetes would
/// see it, or need more memory than its container has; no hidden request may be answered; every
/// sale has to arrive.
public final class Siege {
  /// JVM options of the services, as in deploy/Dockerfile: 40 % of a container of 448 MiB.
  public static final List<String> OPTIONS =
      List.of(
          "-Xmx179m",
          "-XX:MaxDirectMemorySize=64m",
          "-Djdk.nio.maxCachedBufferSize=262144",
          "-XX:+UseCompactObjectHeaders");

  private static final String NAME = "siege";
  private static final int MERCHANTS = 4;
  private static final int REQUESTS_PER_SECOND = 100;
  private static final Duration BETWEEN_SALES = Duration.ofMillis(500);
  private static final Duration PROBE = Duration.ofSeconds(5);
  private static final Duration REPORT = Duration.ofMinutes(1);
  private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);

  /// deploy/kubernetes: the limit of each container.
  private static final long LIMIT_MEBIBYTES = 448;

  private final LocalStack stack;
  private final Terminal terminal;

  public Siege(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  /// Attacks for a time, and waits for the sales afterwards.
  ///
  /// @return whether the services held
  public boolean run(Duration time) {
    terminal.title("Siege of %d minutes".formatted(time.toMinutes()));
    var merchants = Merchants.register(stack, NAME, MERCHANTS, REQUESTS_PER_SECOND);
    var sales = new Sales(merchants, BETWEEN_SALES);
    var watches =
        Arrays.stream(Program.values()).map(each -> new ServiceWatch(stack, each)).toList();
    var end = Instant.now().plus(time);
    try (var attackers = new Attackers(stack, accounts())) {
      var seller = Thread.ofVirtual().start(() -> sales.sellUntil(end));
      watch(watches, sales, end);
      join(seller);
      terminal.line("attacks: " + attackers.done());
      attackers
          .smuggled()
          .forEach((service, count) -> terminal.line("hidden requests answered: " + service));
      return held(watches, sales, attackers.smuggled().isEmpty());
    }
  }

  private static List<String> accounts() {
    return IntStream.rangeClosed(1, MERCHANTS).mapToObj(n -> "acct_" + NAME + n).toList();
  }

  private void watch(List<ServiceWatch> watches, Sales sales, Instant end) {
    var report = Instant.now().plus(REPORT);
    while (Instant.now().isBefore(end)) {
      watches.forEach(ServiceWatch::probe);
      if (!Instant.now().isBefore(report)) {
        report(watches, sales);
        report = report.plus(REPORT);
      }
      pause(PROBE);
    }
    report(watches, sales);
  }

  private void report(List<ServiceWatch> watches, Sales sales) {
    var services = watches.stream().map(ServiceWatch::report).collect(Collectors.joining("; "));
    terminal.line(
        "%s; %d of %d sales arrived, p99 %,d ms"
            .formatted(
                services,
                sales.sold() - sales.missing().size(),
                sales.sold(),
                sales.recentDelay().toMillis()));
  }

  private boolean held(List<ServiceWatch> watches, Sales sales, boolean nothingSmuggled) {
    var arrived = arrived(sales);
    terminal.line(
        "%d of %d sales arrived, p99 %,d ms"
            .formatted(
                sales.sold() - sales.missing().size(), sales.sold(), sales.delay().toMillis()));
    for (var watch : watches) {
      terminal.line(
          "%s: at most %d of %d MiB%s"
              .formatted(
                  watch.program().module(),
                  watch.peakMebibytes(),
                  LIMIT_MEBIBYTES,
                  watch.killed() ? ", died" : ""));
    }
    return arrived
        && nothingSmuggled
        && watches.stream()
            .noneMatch(watch -> watch.killed() || watch.peakMebibytes() > LIMIT_MEBIBYTES);
  }

  /// A webhook that was refused comes again, or a check finds its sale.
  private boolean arrived(Sales sales) {
    var settings = new SettingsApi(stack);
    return Eventually.of(SETTLE_LIMIT)
        .until(
            () -> {
              if (sales.missing().isEmpty()) {
                return true;
              }
              accounts().forEach(account -> check(settings, account));
              return sales.missing().isEmpty();
            });
  }

  private static void check(SettingsApi settings, String account) {
    try {
      settings.check(account);
    } catch (StackFailure again) {
      // The next round asks again.
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

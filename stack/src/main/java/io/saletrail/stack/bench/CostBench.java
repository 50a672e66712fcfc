package io.saletrail.stack.bench;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/// What a sale costs: statements and commits by database, processor time by service and of
/// PostgreSQL. Includes what the services do without any sale.
final class CostBench {
  private static final int SALES_PER_SECOND = 50;
  private static final Duration WARM_UP = Duration.ofSeconds(60);
  private static final Duration TIME = Duration.ofSeconds(30);

  /// Statements of a database that are shown.
  private static final int SHOWN = 12;

  /// Clock ticks of a process in `/proc`, in milliseconds.
  private static final int TICK_MILLIS = 10;

  private final LocalStack stack;
  private final Terminal terminal;

  CostBench(LocalStack stack, Terminal terminal) {
    this.stack = stack;
    this.terminal = terminal;
  }

  private record Reading(
      Map<Program, StatementCounts> databases, Map<Program, Duration> services, long postgres) {}

  void measure() {
    terminal.title("The cost of a sale at %d sales per second".formatted(SALES_PER_SECOND));
    var bench = new DelayBench(stack, "cost");
    bench.measure(SALES_PER_SECOND, WARM_UP);
    var before = read();
    var figures = bench.measure(SALES_PER_SECOND, TIME);
    var after = read();
    double sales = figures.sales();
    terminal.line(
        "%d sales, %s, %d lost"
            .formatted(figures.sales(), figures.delays().summary(), figures.lost()));
    var statements = 0.0;
    var commits = 0.0;
    for (Program program : Program.values()) {
      var counts = counts(after, program).since(counts(before, program));
      statements += counts.statements() / sales;
      commits += counts.commits() / sales;
      show(program, counts, time(before, after, program), sales);
    }
    terminal.line("all databases: %.1f statements, %.2f commits".formatted(statements, commits));
    terminal.line(
        "PostgreSQL: %.1f ms of processor time"
            .formatted((after.postgres - before.postgres) / sales));
  }

  private void show(Program program, StatementCounts counts, Duration time, double sales) {
    terminal.entry(
        program.module(),
        "%5.2f statements, %.2f commits, %.1f ms of processor time"
            .formatted(
                counts.statements() / sales, counts.commits() / sales, time.toMillis() / sales));
    counts.calls().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(SHOWN)
        .forEach(
            one -> terminal.line("  %5.2f  %s".formatted(one.getValue() / sales, one.getKey())));
  }

  private static StatementCounts counts(Reading reading, Program program) {
    return reading.databases().getOrDefault(program, new StatementCounts(0, Map.of()));
  }

  private static Duration time(Reading before, Reading after, Program program) {
    return after
        .services()
        .getOrDefault(program, Duration.ZERO)
        .minus(before.services().getOrDefault(program, Duration.ZERO));
  }

  private Reading read() {
    var databases = new EnumMap<Program, StatementCounts>(Program.class);
    var services = new EnumMap<Program, Duration>(Program.class);
    for (Program program : Program.values()) {
      databases.put(program, StatementCounts.of(stack.postgres(), program));
      services.put(program, stack.processorTime(program));
    }
    return new Reading(databases, services, postgresMillis());
  }

  /// Of the server, its running processes and those that have ended; zero where there is no
  /// `/proc`.
  private long postgresMillis() {
    var server = ProcessHandle.of(stack.postgres().pid()).orElseThrow();
    var running = server.descendants().mapToLong(one -> ticks(one.pid(), 2)).sum();
    return (running + ticks(server.pid(), 4)) * TICK_MILLIS;
  }

  /// @param fields 2 for the time of the process, 4 with that of its children that have ended
  private static long ticks(long pid, int fields) {
    try {
      var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      var afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return Stream.of(afterName).skip(11).limit(fields).mapToLong(Long::parseLong).sum();
    } catch (IOException ended) {
      return 0;
    }
  }
}

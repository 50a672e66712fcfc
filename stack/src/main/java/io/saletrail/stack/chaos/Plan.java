package io.saletrail.stack.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What a run does. The same seed gives the same rounds; each can be repeated without those before
/// it.
///
/// @param disruptions one per round
/// @param first the number of the first round that is played, from 1
/// @param sales number of sales of each round
/// @param freeze how long PostgreSQL is frozen
public record Plan(
    Form form, long seed, List<DisruptionKind> disruptions, int first, int sales, Duration freeze) {

  /// How much is played.
  public enum Form {
    /// A few disruptions that differ from run to run.
    SHORT,
    /// Each disruption once.
    FULL,
    /// 100,000 sales.
    LONG
  }

  private static final int LONG_ROUNDS = 200;
  private static final int LONG_SALES = 500;
  private static final Duration LONG_FREEZE = Duration.ofMinutes(2);
  private static final int SALES = 60;
  private static final int SHORT_SALES = 36;

  /// Longer than a service waits for a silent connection.
  private static final Duration FREEZE = Duration.ofSeconds(30);

  /// One part of a run.
  ///
  /// @param number from 1
  record Round(int number, DisruptionKind disruption, Random random) {}

  public static Plan of(Form form, long seed, int first) {
    return switch (form) {
      case SHORT -> new Plan(form, seed, few(seed), first, SHORT_SALES, FREEZE);
      case FULL -> new Plan(form, seed, shuffled(seed), first, SALES, FREEZE);
      case LONG -> new Plan(form, seed, many(seed), first, LONG_SALES, LONG_FREEZE);
    };
  }

  List<Round> rounds() {
    return IntStream.rangeClosed(first, disruptions.size()).mapToObj(this::round).toList();
  }

  private Round round(int number) {
    return new Round(number, disruptions.get(number - 1), new Random(seed * 1_000 + number));
  }

  /// The command that repeats it from a round on.
  String command(int round) {
    return "bin/stack chaos %s %d %d".formatted(form.name().toLowerCase(Locale.ROOT), seed, round);
  }

  private static List<DisruptionKind> shuffled(long seed) {
    var all = new ArrayList<>(List.of(DisruptionKind.values()));
    Collections.shuffle(all, new Random(seed));
    return List.copyOf(all);
  }

  private static List<DisruptionKind> many(long seed) {
    var all = new ArrayList<DisruptionKind>();
    for (int more = 0; all.size() < LONG_ROUNDS; more++) {
      all.addAll(shuffled(seed + more));
    }
    return List.copyOf(all.subList(0, LONG_ROUNDS));
  }

  /// A service, and something that all services need.
  private static List<DisruptionKind> few(long seed) {
    var quick = shuffled(seed).stream().filter(DisruptionKind::isQuick).toList();
    var service = quick.stream().filter(kind -> kind.victim().isPresent()).limit(1);
    var infrastructure = quick.stream().filter(kind -> kind.victim().isEmpty()).limit(1);
    return Stream.concat(service, infrastructure).toList();
  }
}

package io.saletrail.stack.chaos;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Replica;
import io.saletrail.stack.StackFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Two replicas of services, and what an orchestrator does: a replica that ends is started again.
final class Replicas implements AutoCloseable {

  private static final Duration READY_LIMIT = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Map<Program, List<Replica>> replicas = new EnumMap<>(Program.class);
  private final List<Replica> added = new ArrayList<>();
  private final Thread orchestrator;

  /// Starts what is to be killed.
  ///
  /// @param doubled the services that get a second replica
  Replicas(LocalStack stack, Set<Program> doubled) {
    for (var program : Program.values()) {
      var first = Stream.of(stack.first(program));
      var second = doubled.contains(program) ? add(stack, program) : Stream.<Replica>of();
      replicas.put(program, Stream.concat(first, second).toList());
    }
    this.orchestrator = Thread.ofVirtual().name("orchestrator").start(this::orchestrate);
  }

  private Stream<Replica> add(LocalStack stack, Program program) {
    var second = stack.addReplica(program);
    added.add(second);
    return Stream.of(second);
  }

  List<Replica> all() {
    return replicas.values().stream().flatMap(List::stream).toList();
  }

  List<Replica> of(Program program) {
    return Optional.ofNullable(replicas.get(program)).orElseThrow();
  }

  /// Waits until every replica is ready.
  void awaitReady() {
    boolean ready = Eventually.of(READY_LIMIT).until(() -> all().stream().allMatch(Replica::isUp));
    if (!ready) {
      throw new StackFailure("Not all replicas are ready after " + READY_LIMIT);
    }
  }

  /// Kills one replica. It is started again.
  ///
  /// @param number any; it selects one of those of the service
  void kill(Program program, int number) {
    var all = of(program);
    all.get(number % all.size()).kill();
  }

  /// Stops each replica gracefully and waits for its successor, one after another.
  void restartOneByOne() {
    for (var replica : all()) {
      replica.stop();
      boolean _ = Eventually.of(READY_LIMIT).until(replica::isUp);
    }
  }

  private void orchestrate() {
    try {
      while (Pause.of(LOOK)) {
        all().stream().filter(replica -> !replica.isAlive()).forEach(Replicas::replace);
      }
    } catch (StackFailure stopping) {
      // The stack is being closed.
    }
  }

  private static void replace(Replica ended) {
    ended.kill();
    ended.restart();
  }

  /// Stops the second replicas; the first ones go on.
  @Override
  public void close() {
    orchestrator.interrupt();
    try {
      orchestrator.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (var replica : all()) {
      if (!replica.isAlive()) {
        replace(replica);
      }
    }
    added.forEach(Replica::close);
  }
}

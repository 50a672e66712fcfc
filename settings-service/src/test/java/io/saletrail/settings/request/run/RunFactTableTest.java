package io.saletrail.settings.request.run;

import static io.saletrail.settings.TestStack.newAccount;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.contracts.poll.PollCompleted;
import io.saletrail.contracts.poll.PollFact;
import io.saletrail.contracts.poll.PollFact.Stage;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollProgressed;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.outbox.FreshContext;
import io.saletrail.settings.TestStack;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The table keeps of facts what [Run#of] keeps, in any order, any batches and any repetition.
@QuarkusTest
@WithTestResource(TestStack.class)
class RunFactTableTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Instant START = Instant.parse("2026-11-22T15:00:00Z");

  private static final RunKind<PollFact> KIND =
      new RunKind<>("TEST", PollFact.class, PollFact::poll, RunFactTableTest::read);

  @Inject Mutiny.SessionFactory sessions;
  @Inject FreshContext context;

  private final String account = newAccount();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89})
  void ofEachTypeTheFurthestFactRemains(long seed) {
    var random = new Random(seed);
    var facts = new ArrayList<PollFact>();
    IntStream.range(0, 3).forEach(n -> facts.addAll(history(n * 100)));

    var arriving = new ArrayList<>(AnyOrder.disturbed(facts, random));
    while (!arriving.isEmpty()) {
      var batch = arriving.subList(0, 1 + random.nextInt(arriving.size()));
      append(List.copyOf(batch));
      batch.clear();
    }

    assertThat(latest(Optional.empty(), 10)).isEqualTo(latestFirst(Run.of(KIND, facts)));
  }

  @Test
  void pagesContinueWhereTheLastOneEnded() {
    IntStream.range(0, 5).forEach(n -> append(history(n * 100)));
    var all = latest(Optional.empty(), 10);

    var first = latest(Optional.empty(), 2);
    var second = latest(Optional.of(first.getLast().id()), 2);

    assertThat(first).isEqualTo(all.subList(0, 2));
    assertThat(second).isEqualTo(all.subList(2, 4));
    assertThat(latest(Optional.of("unknown"), 2)).isEmpty();
  }

  @Test
  void runsWithoutARecentFactAreNotActive() {
    append(history(0));
    append(history(100));
    var latest = latest(Optional.empty(), 1);

    var active =
        read(session -> RunFactTable.active(session, KIND, account, START.plusSeconds(100)));

    assertThat(active).isEqualTo(latest);
  }

  @Test
  void aRunIsReadOnlyForItsMerchantAndKind() {
    append(history(0));
    var run = latest(Optional.empty(), 1).getFirst();
    var other = new RunKind<>("OTHER", PollFact.class, PollFact::poll, RunFactTableTest::read);

    assertThat(run(KIND, account, run.id())).contains(run);
    assertThat(run(KIND, newAccount(), run.id())).isEmpty();
    assertThat(run(other, account, run.id())).isEmpty();
  }

  /// A run whose first fact is a page: its progress replaces that page, but not its start.
  private List<PollFact> history(int second) {
    var id = UUID.randomUUID().toString();
    return List.of(
        progress(id, 100, second),
        progress(id, 200, second + 1),
        progress(id, 200, second + 2),
        new PollRequested(id, account, Trigger.HOURLY, at(second + 1)),
        new PollCompleted(
            id, account, Trigger.HOURLY, START, START, 200, 2, at(second + 3), Optional.empty()));
  }

  private PollProgressed progress(String id, int read, int second) {
    return new PollProgressed(id, account, Trigger.HOURLY, Stage.EVENTS, read, 1, at(second));
  }

  private static long read(PollFact fact) {
    return fact instanceof PollProgressed progress ? progress.read() : 0;
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }

  private static List<Run<PollFact>> latestFirst(List<Run<PollFact>> runs) {
    return runs.stream()
        .sorted(Comparator.comparing((Run<PollFact> run) -> run.startedAt()).reversed())
        .toList();
  }

  private void append(List<PollFact> facts) {
    read(session -> RunFactTable.append(session, KIND, facts));
  }

  private List<Run<PollFact>> latest(Optional<String> after, int limit) {
    return read(session -> RunFactTable.latest(session, KIND, account, after, limit));
  }

  private Optional<Run<PollFact>> run(RunKind<PollFact> kind, String account, String id) {
    return read(session -> RunFactTable.run(session, kind, account, id));
  }

  private <T> T read(Function<Mutiny.Session, Uni<T>> work) {
    return context.run(() -> sessions.withTransaction(work)).await().atMost(PATIENCE);
  }
}

package io.saletrail.publisher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Which requests share a transaction. Requests are lower case, results upper case.
class GroupCommitTest {
  private final List<Run> runs = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private Consumer<Runnable> starter = Runnable::run;

  private record Run(List<String> requests, UniEmitter<? super List<String>> end) {
    void commit() {
      end.complete(requests.stream().map(String::toUpperCase).toList());
    }

    void fail() {
      end.fail(new IllegalStateException("rolled back"));
    }
  }

  @Test
  void aRequestToAnIdleServiceRunsImmediatelyAndAlone() {
    var commits = concurrency(1);

    ask(commits, "a");

    assertThat(requests()).containsExactly(List.of("a"));
  }

  @Test
  void requestsWithinAShortTimeShareATransaction() {
    var starts = new ArrayList<Runnable>();
    starter = starts::add;
    var commits = concurrency(4);
    Stream.of("a", "b", "c").forEach(request -> ask(commits, request));

    starts.forEach(Runnable::run);
    ask(commits, "d");
    starts.getLast().run();

    assertThat(requests()).containsExactly(List.of("a", "b", "c"), List.of("d"));
  }

  @Test
  void requestsDuringATransactionShareTheNextOne() {
    var commits = concurrency(1);
    Stream.of("a", "b", "c").forEach(request -> ask(commits, request));

    runs.getFirst().commit();
    runs.getLast().commit();

    assertThat(requests()).containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(results).containsExactly("A", "B", "C");
  }

  @Test
  void aTransactionThatWaitsForALockDelaysNoOther() {
    var commits = concurrency(2);
    Stream.of("stuck", "b", "c").forEach(request -> ask(commits, request));

    runs.get(1).commit();
    runs.get(2).commit();

    assertThat(results).containsExactly("B", "C");
  }

  @Test
  void noTransactionIsSharedByMoreThanItsLimit() {
    var commits = concurrency(1);
    Stream.of("a", "b", "c", "d", "e").forEach(request -> ask(commits, request));

    runs.get(0).commit();
    runs.get(1).commit();

    assertThat(requests()).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e"));
  }

  @Test
  void noRequestFailsBecauseOfAnother() {
    var commits = concurrency(1);
    Stream.of("a", "bad", "c").forEach(request -> ask(commits, request));
    runs.getFirst().commit();

    runs.get(1).fail();
    runs.get(2).fail();
    runs.get(3).commit();
    ask(commits, "d");
    runs.get(4).commit();

    assertThat(requests())
        .containsExactly(
            List.of("a"), List.of("bad", "c"), List.of("bad"), List.of("c"), List.of("d"));
    assertThat(results).containsExactly("A", "bad failed", "C", "D");
  }

  private GroupCommit<String, String> concurrency(int transactions) {
    return new GroupCommit<>(
        transactions,
        3,
        starter,
        requests -> Uni.createFrom().emitter(end -> runs.add(new Run(requests, end))));
  }

  private void ask(GroupCommit<String, String> commits, String request) {
    commits
        .submit(request)
        .subscribe()
        .with(results::add, failure -> results.add(request + " failed"));
  }

  private List<List<String>> requests() {
    return runs.stream().map(Run::requests).toList();
  }
}

package io.saletrail.outbox.feed;

import io.saletrail.contracts.Fact;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/// What is parked because its work failed, for services that show it to people.
@ApplicationScoped
public class FailedFacts {
  /// A fact that could not be applied.
  ///
  /// @param error the kinds of failure, outermost first
  public record Failed<F extends Fact>(F fact, String error) {}

  /// The facts of a channel, the oldest first.
  public <F extends Fact> Uni<List<Failed<F>>> of(
      Mutiny.Session session, String channel, Class<F> family, int limit) {
    return ParkedTable.failed(session, channel, limit)
        .map(parked -> parked.stream().flatMap(one -> read(one, family)).toList());
  }

  private static <F extends Fact> Stream<Failed<F>> read(ParkedMessage parked, Class<F> family) {
    return Reading.of(family).apply(parked.toRecord()) instanceof Reading.Value<F>(var fact)
        ? Stream.of(new Failed<>(fact, parked.error()))
        : Stream.empty();
  }
}

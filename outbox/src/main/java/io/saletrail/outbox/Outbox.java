package io.saletrail.outbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saletrail.contracts.CloudEventHeaders;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;

/// Writes state and the facts about it in one transaction.
@ApplicationScoped
public class Outbox {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The transaction has its own id before its rows get theirs: the relay concludes from ended
  /// transactions which ids can appear no more.
  private static final String APPEND =
      """
      with transaction as materialized (select pg_current_xact_id() as id)
      insert into outbox_message (shard, topic, message_key, headers, body)
      select cast(r.row ->> 'shard' as int), r.row ->> 'topic', r.row ->> 'message_key',
             r.row ->> 'headers', r.row ->> 'body'
        from transaction,
             jsonb_array_elements(cast(cast(:rows as text) as jsonb)) with ordinality as r(row, n)
       where transaction.id is not null
       order by r.n
      """;

  private final Mutiny.SessionFactory sessions;
  private final Relay relay;
  private final FreshContext context;
  private final Duration timeout;
  private final String source;

  Outbox(
      Mutiny.SessionFactory sessions,
      Relay relay,
      FreshContext context,
      @ConfigProperty(name = "saletrail.database.timeout") Duration timeout,
      @ConfigProperty(name = "quarkus.application.name") String service) {
    this.sessions = sessions;
    this.relay = relay;
    this.context = context;
    this.timeout = timeout;
    this.source = "/" + service;
  }

  /// The facts of one transaction.
  public static final class Facts {
    private final List<Row> rows = new ArrayList<>();
    private final String source;

    private Facts(String source) {
      this.source = source;
    }

    /// Publishes the fact if, and only if, the transaction commits.
    public void publish(Fact fact) {
      rows.add(
          new Row(
              Shard.of(fact.key()),
              fact.topic().topicName(),
              fact.key(),
              json(CloudEventHeaders.of(fact, source)),
              FactFormat.write(fact)));
    }

    private Set<Integer> shards() {
      return rows.stream().map(Row::shard).collect(Collectors.toSet());
    }
  }

  /// A message as the statement's parameter.
  private record Row(
      int shard,
      String topic,
      @JsonProperty("message_key") String key,
      String headers,
      String body) {}

  /// Runs `work` in one transaction. Its facts reach Kafka after the commit, in order for each key,
  /// at least once. If the work or the commit fails, there are neither state nor facts.
  public <T> Uni<T> write(BiFunction<Mutiny.Session, Facts, Uni<T>> work) {
    return context.run(
        () -> {
          var facts = new Facts(source);
          return sessions
              .withTransaction(
                  session -> work.apply(session, facts).call(() -> append(session, facts)))
              .invoke(
                  () -> {
                    if (!facts.rows.isEmpty()) {
                      relay.wake(facts.shards());
                    }
                  });
        });
  }

  /// Runs `work` in one transaction that publishes no facts.
  public <T> Uni<T> write(Function<Mutiny.Session, Uni<T>> work) {
    return write((session, _) -> work.apply(session));
  }

  /// Reads in its own session, to the end. A caller that cancels does not return a connection with
  /// statements in flight to the pool.
  public <T> Uni<T> read(Function<Mutiny.Session, Uni<T>> work) {
    return context.run(() -> sessions.withSession(work));
  }

  /// Reads like [#read], and blocks until the result is there: see [#await].
  public <T> T query(Function<Mutiny.Session, Uni<T>> work) {
    return read(work).await().atMost(timeout);
  }

  /// Blocks until the work is done, for code on virtual threads. The work runs on an event loop, in
  /// a context of its own, so every thread that may block can call this.
  ///
  /// @throws io.smallrye.mutiny.TimeoutException after `saletrail.database.timeout`. The work goes
  ///   on: what it writes may still be committed.
  public <T> T await(Uni<T> work) {
    return context.run(() -> work).await().atMost(timeout);
  }

  private static Uni<?> append(Mutiny.Session session, Facts facts) {
    if (facts.rows.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return session
        .flush()
        .chain(
            () ->
                session
                    .createNativeQuery(APPEND)
                    .setParameter("rows", json(facts.rows))
                    .executeUpdate());
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and maps that JSON cannot hold", e);
    }
  }
}

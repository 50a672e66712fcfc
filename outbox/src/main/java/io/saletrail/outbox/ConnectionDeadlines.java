package io.saletrail.outbox;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ends what waits for a PostgreSQL that does not answer: the connection is closed, its work fails
/// as an [outage][io.saletrail.outbox.feed.Outage], and the pool opens another one.
///
/// A frozen server keeps connections open, so only silence shows it.
@Singleton
class ConnectionDeadlines implements PgPoolCreator {
  /// How long a connection in use may receive nothing. Longer than PostgreSQL's own limit on a
  /// statement and than the relay waits for Kafka.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /// How long to wait for a new connection.
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// How long work waits for a free connection of the pool.
  private static final Duration ACQUIRE = Duration.ofSeconds(20);

  @Override
  public Pool create(Input input) {
    var servers = input.pgConnectOptionsList();
    servers.forEach(ConnectionDeadlines::limit);
    var pool =
        input
            .poolOptions()
            .setConnectionTimeout((int) ACQUIRE.toSeconds())
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool()
        .using(input.vertx())
        .connectingTo(List.<SqlConnectOptions>copyOf(servers))
        .with(pool)
        .build();
  }

  private static void limit(PgConnectOptions server) {
    server
        .setConnectTimeout((int) CONNECT.toMillis())
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setReadIdleTimeout((int) SILENCE.toSeconds())
        .setTcpKeepAlive(true);
  }
}

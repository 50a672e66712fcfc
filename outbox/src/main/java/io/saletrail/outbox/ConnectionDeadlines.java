package io.saletrail.outbox;

import io.netty.handler.timeout.ReadTimeoutHandler;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.Connection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.impl.SqlConnectionInternal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ends what waits for a PostgreSQL that does not answer: the connection is closed, its work fails
/// as an [outage][io.saletrail.outbox.feed.Outage], and the pool opens another one.
///
/// A frozen server keeps connections open and its kernel acknowledges packets, so only silence
/// shows it. The client's own idle timeouts (`SqlConnectOptions`) have no effect on it in Vert.x
/// 4.5.25, and a statement's future that is given up leaves the connection to the pool.
@Singleton
class ConnectionDeadlines implements PgPoolCreator {
  /// How long a connection may receive nothing. Longer than PostgreSQL's own limit on a statement
  /// and than the relay waits for Kafka; the pool drops unused connections earlier.
  private static final Duration SILENCE = Duration.ofSeconds(20);

  /// How long to wait for a new connection.
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /// How long work waits for a free connection of the pool.
  private static final Duration ACQUIRE = Duration.ofSeconds(20);

  @Override
  public Pool create(Input input) {
    var servers = List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList());
    servers.forEach(
        server -> server.setConnectTimeout((int) CONNECT.toMillis()).setTcpKeepAlive(true));
    var pool =
        input
            .poolOptions()
            .setConnectionTimeout((int) ACQUIRE.toSeconds())
            .setConnectionTimeoutUnit(TimeUnit.SECONDS);
    return PgBuilder.pool()
        .using(input.vertx())
        .connectingTo(servers)
        .with(pool)
        .withConnectHandler(ConnectionDeadlines::limit)
        .build();
  }

  /// Limits a new connection and returns it to the pool.
  private static void limit(SqlConnection connection) {
    socket(((SqlConnectionInternal) connection).unwrap())
        .socket()
        .channelHandlerContext()
        .pipeline()
        .addFirst(new ReadTimeoutHandler(SILENCE.toSeconds(), TimeUnit.SECONDS));
    connection.close();
  }

  private static SocketConnectionBase socket(Connection connection) {
    return connection instanceof SocketConnectionBase socket ? socket : socket(connection.unwrap());
  }
}

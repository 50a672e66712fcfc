package io.saletrail.runtime.http;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection of a client. Its methods run on the event loop of its channel.
final class Connection {
  private final Channel channel;
  private final String address;
  private final Connections connections;
  private int requests;
  private long heads;
  private @Nullable ScheduledFuture<?> deadline;

  Connection(Channel channel, String address, Connections connections) {
    this.channel = channel;
    this.address = address;
    this.connections = connections;
  }

  String address() {
    return address;
  }

  /// Number of requests so far.
  long heads() {
    return heads;
  }

  /// Bytes came that completed no head: if no request is in flight, one has begun.
  void awaitHead(Duration timeout) {
    if (requests == 0 && deadline == null) {
      deadline =
          channel.eventLoop().schedule(this::late, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void late() {
    connections.countLate();
    close();
  }

  /// The head of a request has ended.
  void requested() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
    heads++;
    if (requests++ == 0) {
      connections.busy(this);
    }
  }

  /// A response was sent.
  void responded() {
    if (requests > 0 && --requests == 0) {
      connections.idle(this);
    }
  }

  /// Can be called on any thread.
  @SuppressWarnings("FutureReturnValueIgnored")
  void close() {
    channel.close();
  }
}

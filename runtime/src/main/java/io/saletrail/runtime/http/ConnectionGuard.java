package io.saletrail.runtime.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpObjectDecoder;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;

/// Closes a connection that finds no room, or whose request does not complete its head in time. It
/// sees bytes; what they mean it learns from [Requests], behind the decoder.
final class ConnectionGuard extends ChannelInboundHandlerAdapter {
  private final Connection connection;
  private final Connections connections;
  private final Duration timeout;
  private boolean installed;

  ConnectionGuard(Connection connection, Connections connections, ConnectionLimits limits) {
    this.connection = connection;
    this.connections = connections;
    this.timeout = limits.headTimeout();
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    var admitted = connections.admit(connection);
    context.fireChannelActive();
    if (!admitted) {
      connection.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    connections.remove(connection);
    context.fireChannelInactive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (!installed) {
      installed = install(context);
    }
    var heads = connection.heads();
    context.fireChannelRead(bytes);
    if (connection.heads() == heads) {
      connection.awaitHead(timeout);
    }
  }

  /// Vert.x adds its handlers after this one.
  private boolean install(ChannelHandlerContext context) {
    var pipeline = context.pipeline();
    if (pipeline.get(HttpObjectDecoder.class) == null) {
      return false;
    }
    pipeline.addBefore(pipeline.lastContext().name(), null, new Requests(connection));
    return true;
  }

  /// Counts the requests of a connection that are in flight.
  private static final class Requests extends ChannelDuplexHandler {
    private final Connection connection;

    Requests(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object part) {
      if (part instanceof HttpRequest) {
        connection.requested();
      }
      context.fireChannelRead(part);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void write(ChannelHandlerContext context, Object part, ChannelPromise written) {
      context.write(part, written);
      if (part instanceof LastHttpContent && !interim(part)) {
        connection.responded();
      }
    }

    /// `100 Continue` precedes the response.
    private static boolean interim(Object part) {
      return part instanceof HttpResponse response
          && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
  }
}

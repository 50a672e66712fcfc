package io.saletrail.runtime.http;

import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.util.List;

/// Accepts connections within [ConnectionLimits].
final class GuardedServerChannel extends NioServerSocketChannel {
  private final ConnectionLimits limits;
  private final Connections connections;

  GuardedServerChannel(ConnectionLimits limits) {
    this.limits = limits;
    this.connections = new Connections(limits);
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws Exception {
    var read = super.doReadMessages(accepted);
    if (read > 0 && accepted.getLast() instanceof SocketChannel channel) {
      channel.pipeline().addFirst(new ConnectionGuard(connection(channel), connections, limits));
    }
    return read;
  }

  private Connection connection(SocketChannel channel) {
    var address = channel.remoteAddress();
    var key = ClientAddress.of(address == null ? null : address.getAddress().getHostAddress());
    return new Connection(channel, key, connections);
  }
}

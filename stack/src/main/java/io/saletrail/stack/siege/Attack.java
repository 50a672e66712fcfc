package io.saletrail.stack.siege;

import io.saletrail.stack.Program;
import java.util.EnumSet;
import java.util.Set;

/// What strangers, and merchants who mean no good, do to the services.
enum Attack {
  /// Bodies that never end, with a made-up signature or without a session.
  UNFINISHED_BODIES(6),
  /// Connections that hold half a head each.
  HALF_HEADS(4),
  /// Connections that come and go, as fast as they can.
  CONNECTIONS(2),
  /// Downloads that are read a byte at a time.
  SLOW_READERS(4),
  /// Exports of everything, many at a time.
  EXPORTS(6),
  /// Checks of a page that is costly to read.
  PAGE_CHECKS(4),
  /// A second request hidden in the body of a first.
  SMUGGLING(2),
  /// HTTP/2 by prior knowledge and by upgrade, with frames without end.
  HTTP2(2),
  /// Webhooks with an invalid signature.
  FORGED_WEBHOOKS(4),
  /// Guessed tokens and keys.
  GUESSES(2);

  private final int crowd;

  Attack(int crowd) {
    this.crowd = crowd;
  }

  /// How many attack one service at a time.
  int crowd() {
    return crowd;
  }

  Set<Program> targets() {
    return switch (this) {
      case SLOW_READERS, EXPORTS, PAGE_CHECKS -> EnumSet.of(Program.SETTINGS);
      case FORGED_WEBHOOKS -> EnumSet.of(Program.INGEST);
      case UNFINISHED_BODIES, HALF_HEADS, CONNECTIONS, SMUGGLING, HTTP2, GUESSES ->
          EnumSet.allOf(Program.class);
    };
  }
}

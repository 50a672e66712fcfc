package io.saletrail.publisher.trackdesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How Trackdesk is reached.
@ConfigMapping(prefix = "publisher.trackdesk")
public interface TrackdeskConfig {
  /// Where a tenant's host is, with `{tenant}` in it; `TRACKDESK_URL`.
  String url();

  /// How long a connection may take to stand.
  @WithDefault("3s")
  Duration connectTimeout();

  /// From the call to the last byte of its answer.
  @WithDefault("10s")
  Duration callTimeout();

  /// An answer is a line or two; more than this is none.
  @WithDefault("65536")
  int maxAnswerBytes();

  /// How long an idle connection is kept for the next call.
  @WithDefault("30s")
  Duration keepAlive();

  /// Each tenant has a host of its own; behind a stand-in or a proxy all of them share one.
  @WithDefault("512")
  int connectionsPerHost();
}

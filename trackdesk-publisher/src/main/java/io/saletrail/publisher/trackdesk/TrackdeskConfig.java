package io.saletrail.publisher.trackdesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How Trackdesk is reached.
@ConfigMapping(prefix = "saletrail.trackdesk")
public interface TrackdeskConfig {
  /// Where a tenant's host is, with `{tenant}` in it; `TRACKDESK_URL`.
  String url();

  /// The connect timeout.
  @WithDefault("3s")
  Duration connectTimeout();

  /// From the call to the last byte of its response.
  @WithDefault("10s")
  Duration callTimeout();

  /// A response is a line or two; a longer one is discarded.
  @WithDefault("65536")
  int maxResponseBytes();

  /// How long an idle connection is kept.
  @WithDefault("30s")
  Duration keepAlive();

  /// Each tenant has its own host; behind a stand-in or a proxy all of them share one.
  @WithDefault("512")
  int connectionsPerHost();
}

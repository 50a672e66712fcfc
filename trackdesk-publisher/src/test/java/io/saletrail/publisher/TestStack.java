package io.saletrail.publisher;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.saletrail.sandbox.infrastructure.InfrastructureTestResource;
import io.saletrail.sandbox.trackdesk.TrackdeskStandIn;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/// The configuration of the service under test, and the Trackdesk stand-in that it calls.
public final class TestStack implements QuarkusTestResourceLifecycleManager {
  public static final String OPERATOR_TOKEN = "operator-token-of-the-tests";

  /// 32 bytes, for tests only.
  public static final String SECRETS_KEY = "c2FsZXRyYWlsLXRlc3RzLW9ubHktMzItYnl0ZS1rZXk=";

  /// The time limit of a test's conditions.
  public static final Duration TIMEOUT = Duration.ofSeconds(60);

  /// So many that no conversion is read back by chance.
  static final int READ_BACK_ONE_IN = 1_000_000;

  private static final String PORT = "tests.trackdesk.port";

  private final InfrastructureTestResource infrastructure = new InfrastructureTestResource();

  @Override
  public void init(Map<String, String> arguments) {
    infrastructure.init(Map.of("database", "publisher"));
  }

  @Override
  public Map<String, String> start() {
    var settings = new HashMap<>(infrastructure.start());
    var port = Integer.toString(freePort());
    settings.put(PORT, port);
    settings.put("TRACKDESK_URL", "http://localhost:" + port + "/trackdesk/{tenant}");
    settings.put("SECRETS_KEY", SECRETS_KEY);
    settings.put("OPERATOR_TOKEN", OPERATOR_TOKEN);
    settings.put("quarkus.http.test-port", "0");
    settings.put("saletrail.trackdesk.call-timeout", "1s");
    settings.put("saletrail.retry.first-delay", "50ms");
    settings.put("saletrail.retry.max-delay", "200ms");
    settings.put("saletrail.lane.call-lost-after", "4s");
    settings.put("saletrail.lane.lease", "2s");
    settings.put("saletrail.retry.rate-pause", "200ms");
    settings.put("saletrail.retry.visible-within", "5s");
    settings.put("saletrail.lane.raise-every", "500ms");
    settings.put("saletrail.lane.first-break", "100ms");
    settings.put("saletrail.lane.max-break", "400ms");
    settings.put("saletrail.lane.poll", "100ms");
    // Only conversions that a test has chosen are read back.
    settings.put("saletrail.read-back.enabled", "true");
    settings.put("saletrail.read-back.first", "0");
    settings.put("saletrail.read-back.one-in", Integer.toString(READ_BACK_ONE_IN));
    settings.put("saletrail.read-back.delay", "50ms");
    settings.put("saletrail.read-back.window", "1s");
    settings.put("saletrail.lane.idle-release", "500ms");
    settings.put("saletrail.lane.idle-delay", "20ms");
    settings.put("saletrail.lane.idle-tick", "20ms");
    settings.put("saletrail.lane.settle-linger", "10ms");
    return settings;
  }

  @Override
  public void stop() {
    infrastructure.stop();
  }

  /// One Trackdesk for all tests of this JVM; each test has its own tenant.
  public static TrackdeskStandIn trackdesk() {
    return Running.TRACKDESK;
  }

  /// Started by the test's class loader: Quarkus loads test resources with another one.
  private static final class Running {
    static final TrackdeskStandIn TRACKDESK = start();

    private static TrackdeskStandIn start() {
      // The stand-in's threads inherit this thread's class loader, in which Vert.x looks for its
      // JSON library: it must be the loader of the stand-in.
      int port = ConfigProvider.getConfig().getValue(PORT, Integer.class);
      var thread = Thread.currentThread();
      var before = thread.getContextClassLoader();
      thread.setContextClassLoader(TrackdeskStandIn.class.getClassLoader());
      try {
        return TrackdeskStandIn.start(port, TrackdeskStandInConfig.defaults());
      } finally {
        thread.setContextClassLoader(before);
      }
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

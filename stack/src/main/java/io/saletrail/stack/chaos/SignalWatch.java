package io.saletrail.stack.chaos;

import io.saletrail.stack.Replica;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the metrics of all replicas once a second, as Prometheus would, and remembers what they
/// showed.
final class SignalWatch implements AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofMillis(900);

  private final List<Replica> replicas;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LIMIT).build();
  private final Map<String, Double> last = new HashMap<>();
  private final Set<URI> known = new HashSet<>();
  private final Map<Signal, Double> values = new EnumMap<>(Signal.class);
  private final Thread reader;

  SignalWatch(List<Replica> replicas) {
    this.replicas = replicas;
    look();
    this.reader = Thread.ofVirtual().name("signals").start(this::run);
  }

  /// What it showed since the start; empty if nothing.
  synchronized Optional<String> shown(Signal signal) {
    return Optional.ofNullable(values.get(signal)).map(signal::shown);
  }

  private void run() {
    while (Pause.of(INTERVAL)) {
      look();
    }
  }

  private void look() {
    int down = 0;
    for (var replica : replicas) {
      var metrics = metrics(replica.address());
      metrics.ifPresent(text -> read(replica.address(), text));
      down += metrics.isEmpty() ? 1 : 0;
    }
    if (down > 0) {
      raise(Signal.REPLICAS_DOWN, down);
    }
  }

  /// Empty where nothing listens. A busy machine may need longer than the limit.
  private Optional<String> metrics(URI address) {
    try {
      var request = HttpRequest.newBuilder(address.resolve("/q/metrics")).timeout(LIMIT).build();
      return Optional.of(http.send(request, BodyHandlers.ofString()).body());
    } catch (ConnectException down) {
      return Optional.empty();
    } catch (IOException slow) {
      return Optional.of("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void read(URI address, String text) {
    boolean first = !text.isEmpty() && known.add(address);
    text.lines()
        .forEach(
            line ->
                Stream.of(Signal.values())
                    .filter(signal -> signal.isIn(line))
                    .forEach(signal -> read(signal, address, line, first)));
  }

  private void read(Signal signal, URI address, String line, boolean first) {
    int end = line.lastIndexOf(' ');
    double value = Double.parseDouble(line.substring(end + 1));
    if (signal.kind() == Signal.Kind.GAUGE) {
      raise(signal, value);
    } else {
      var before = Optional.ofNullable(last.put(address + line.substring(0, end), value));
      // A restarted replica counts from zero.
      add(signal, first ? 0 : value - before.filter(count -> count <= value).orElse(0.0));
    }
  }

  private synchronized void raise(Signal signal, double value) {
    if (value > 0) {
      values.merge(signal, value, Math::max);
    }
  }

  private synchronized void add(Signal signal, double more) {
    if (more > 0) {
      values.merge(signal, more, Double::sum);
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.close();
  }
}

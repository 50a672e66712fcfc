package io.saletrail.sandbox.trackdesk.tenant;

import io.saletrail.sandbox.store.JsonLinesFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/// All tenants of the stand-in, restored from earlier runs.
public final class Tenants implements AutoCloseable {

  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  /// Used by the stand-in's own paths.
  private static final String RESERVED = "control";

  private static final String FILE = "trackdesk.jsonl";

  private final JsonLinesFile file;
  private final RateRule rate;
  private final InstantSource clock;
  private final int requestsKept;
  private final Map<String, Tenant> byName = new ConcurrentSkipListMap<>();

  public Tenants(Optional<Path> folder, RateRule rate, InstantSource clock, int requestsKept) {
    this.file = new JsonLinesFile(folder, FILE, TenantJson.MAPPER);
    this.rate = rate;
    this.clock = clock;
    this.requestsKept = requestsKept;
    file.read(Change.class).forEach(change -> open(change.tenant()).apply(change));
  }

  /// The tenant of this name, created if it does not exist.
  public Tenant open(String name) {
    if (!DNS_LABEL.matcher(name).matches() || name.equals(RESERVED)) {
      throw new IllegalArgumentException("Invalid tenant name: " + name);
    }
    return byName.computeIfAbsent(
        name,
        newName ->
            new Tenant(newName, TenantSettings.defaults(newName, rate), file, clock, requestsKept));
  }

  public Optional<Tenant> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public List<Tenant> all() {
    return List.copyOf(new TreeMap<>(byName).values());
  }

  @Override
  public void close() {
    file.close();
  }
}

package io.saletrail.ingest.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.saletrail.contracts.activity.Observation;
import io.saletrail.contracts.activity.Observation.Origin;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.encryption.EmailCipher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Events of our own writing: `src/test/resources/stripe/<kind>/<version>-<what>.json`.
final class Fixture {
  static final String MERCHANT = "acct_merchant";
  static final Instant NOW = Instant.ofEpochSecond(1_790_000_000);
  static final String DAHLIA = "2026-07-29.dahlia";

  static final EmailCipher SEAL = EmailCipher.of("c2FuZGJveC1zYW5kYm94LXNhbmRib3gtc2FuZGJveCE=");
  static final ActivityReader READER = new ActivityReader(SEAL);

  private static final Path ROOT = Path.of("src/test/resources/stripe");

  private Fixture() {}

  static ReadResult read(String name) {
    return READER.read(MERCHANT, Origin.WEBHOOK, bytes(name));
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(ROOT.resolve(name + ".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> names() {
    try (var files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .map(file -> ROOT.relativize(file).toString().replace(".json", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The first activity of an event of the current API version. Its object is JSON with single
  /// quotes.
  static <A extends PaymentActivity> A first(Class<A> kind, String type, String object) {
    return kind.cast(read(type, object).readable().getFirst());
  }

  /// Reads an event of the current API version.
  static ReadResult read(String type, String object) {
    var event =
        """
        {"id": "evt_1", "object": "event", "type": "%s", "api_version": "%s", "livemode": true,
         "created": 1790000000, "data": {"object": %s}}
        """
            .formatted(type, DAHLIA, object.replace('\'', '"'));
    return READER.read(MERCHANT, Origin.WEBHOOK, event.getBytes(UTF_8));
  }

  /// The observation of an event of this fixture.
  static Observation seen(String name, String type, String version) {
    return new Observation(
        MERCHANT,
        true,
        "evt_" + name.replaceAll("[/.-]", "_"),
        type,
        NOW,
        Origin.WEBHOOK,
        Optional.of(version),
        Optional.of(ActivityReader.EDITION));
  }

  /// An address as published: encrypted.
  static Optional<String> sealed(String address) {
    return SEAL.seal(MERCHANT, address);
  }

  static ReadResult shows(PaymentActivity... activities) {
    return new ReadResult.Read(List.of(activities));
  }

  static Instant ago(long seconds) {
    return NOW.minusSeconds(seconds);
  }
}

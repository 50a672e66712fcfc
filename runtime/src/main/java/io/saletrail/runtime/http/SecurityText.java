package io.saletrail.runtime.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// `/.well-known/security.txt` (RFC 9116): where to report a vulnerability. Absent unless the
/// operator names a contact.
@Singleton
class SecurityText {
  static final String PATH = "/.well-known/security.txt";

  /// RFC 9116 recommends less than a year. The text is current while the service runs.
  private static final Duration VALID = Duration.ofDays(90);

  private static final String TYPE = "text/plain; charset=utf-8";

  private final List<String> contacts;
  private final Optional<String> policy;
  private final InstantSource clock;

  SecurityText(
      @ConfigProperty(name = "saletrail.security.contact") Optional<List<String>> contacts,
      @ConfigProperty(name = "saletrail.security.policy") Optional<String> policy,
      InstantSource clock) {
    this.contacts = contacts.orElseGet(List::of).stream().map(SecurityText::uri).toList();
    this.policy = policy.map(SecurityText::uri);
    this.clock = clock;
  }

  void register(@Observes Router router) {
    if (!contacts.isEmpty()) {
      router.get(PATH).handler(this::answer);
    }
  }

  void answer(RoutingContext http) {
    http.response().putHeader(HttpHeaders.CONTENT_TYPE, TYPE).end(text());
  }

  /// The fields, contacts in order of preference.
  String text() {
    var text = new StringBuilder();
    contacts.forEach(contact -> text.append("Contact: ").append(contact).append('\n'));
    var expires = Instant.ofEpochMilli(clock.millis()).plus(VALID).truncatedTo(ChronoUnit.DAYS);
    text.append("Expires: ").append(expires).append('\n');
    policy.ifPresent(page -> text.append("Policy: ").append(page).append('\n'));
    return text.append("Preferred-Languages: en\n").toString();
  }

  /// Readers of the text follow the address.
  private static String uri(String text) {
    var contact = URI.create(text.strip());
    var scheme = Optional.ofNullable(contact.getScheme()).orElse("");
    if (!List.of("https", "mailto", "tel").contains(scheme)) {
      throw new IllegalArgumentException(
          "SECURITY_CONTACT and SECURITY_POLICY are URIs: mailto:security@example.com, tel:… or"
              + " https://…");
    }
    return contact.toString();
  }
}

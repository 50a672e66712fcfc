package io.saletrail.settings.alert.destination;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.site.pagecheck.PageAddress;
import io.saletrail.settings.site.pagecheck.PublicNetwork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parses a destination from the API or the console. An address is hostile input: no e-mail address
/// can add a header, and no URL reaches a private network.
@ApplicationScoped
public class DestinationReader {
  static final String KIND = "kind";
  static final String ADDRESS = "address";

  private static final int MAX_EMAIL = 254;

  /// Stricter than RFC 5321: no quotes, no comments, ASCII only.
  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9-]{1,63}\\.)+[A-Za-z]{2,63}");

  private final boolean sendsEmail;
  private final boolean allowPrivate;

  @Inject
  DestinationReader(AlertConfig config) {
    this(config.mailFrom().isPresent(), config.privateNetworks());
  }

  DestinationReader(boolean sendsEmail, boolean allowPrivate) {
    this.sendsEmail = sendsEmail;
    this.allowPrivate = allowPrivate;
  }

  /// The result of parsing.
  public sealed interface Parsed {
    record Valid(NewDestination destination) implements Parsed {}

    record Invalid(FieldError error) implements Parsed {}
  }

  /// Whether alerts can go by e-mail.
  public boolean sendsEmail() {
    return sendsEmail;
  }

  public Parsed read(@Nullable String kind, @Nullable String address) {
    var text = address == null ? "" : address.strip();
    return Arrays.stream(DestinationKind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .map(known -> read(known, text))
        .orElseGet(() -> invalid(KIND, "Must be EMAIL, SLACK or WEBHOOK."));
  }

  private Parsed read(DestinationKind kind, String address) {
    return fault(kind, address)
        .map(fault -> invalid(ADDRESS, fault))
        .orElseGet(() -> new Parsed.Valid(new NewDestination(kind, address)));
  }

  private Optional<String> fault(DestinationKind kind, String address) {
    return switch (kind) {
      case EMAIL -> emailFault(address);
      case SLACK, WEBHOOK -> urlFault(address);
    };
  }

  private Optional<String> emailFault(String address) {
    if (!sendsEmail) {
      return Optional.of(
          "This installation sends no e-mail. Use a webhook, or contact your Saletrail operator.");
    }
    return address.length() <= MAX_EMAIL && EMAIL.matcher(address).matches()
        ? Optional.empty()
        : Optional.of("Enter an e-mail address, such as alerts@example.com.");
  }

  private Optional<String> urlFault(String address) {
    var url = PageAddress.read(address).filter(read -> isAllowed(read, address));
    if (url.isEmpty()) {
      return Optional.of("Enter a URL that begins with https://, without a port.");
    }
    return isPrivate(url.get())
        ? Optional.of("Enter a URL on the public internet.")
        : Optional.empty();
  }

  /// As at sending, where it is checked again. A name that is unknown now may be known then.
  private boolean isPrivate(PageAddress url) {
    try {
      return !allowPrivate && PublicNetwork.resolve(url.host()).isEmpty();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private boolean isAllowed(PageAddress url, String address) {
    return address.contains("://") && (allowPrivate || (url.secure() && url.defaultPort()));
  }

  private static Parsed invalid(String field, String detail) {
    return new Parsed.Invalid(new FieldError(field, detail));
  }
}

package io.saletrail.settings.snippet;

import io.saletrail.settings.ConsoleConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The snippets filled in for a merchant, ready to copy.
@ApplicationScoped
public class Snippets {
  /// What stands in a snippet until the merchant has a tenant.
  static final String NO_TENANT = "YOUR-TENANT-ID";

  private final ConsoleConfig config;
  private final String click = resource("click.html");
  private final String script = resource("payment-link.js");
  private final String selfCheck = resource("payment-link-check.js");

  Snippets(ConsoleConfig config) {
    this.config = config;
  }

  /// What a merchant copies.
  ///
  /// @param click for every page that affiliates send visitors to
  /// @param paymentLink for every page that leads to a payment
  /// @param inline the same for pages that may load nothing from elsewhere
  public record Texts(String click, String paymentLink, String inline) {}

  /// The snippets of a merchant.
  public Texts filledIn(Optional<String> tenant) {
    // A tenant id is a DNS label and the rest is the operator's own configuration, so nothing
    // here can break out of the HTML it is put into.
    return new Texts(
        click
            .replace("{{trackingJsUrl}}", config.trackingJsUrl())
            .replace("{{tenantId}}", tenant.orElse(NO_TENANT))
            .strip(),
        "<script async src=\"%s%s\"%s></script>"
            .formatted(home(), SnippetResource.PAYMENT_LINK, domainsAttribute()),
        "<script data-home=\"%s%s\"%s>\n%s\n</script>"
            .formatted(home(), SnippetResource.HOME, domainsAttribute(), script.strip()));
  }

  /// The payment-link script itself.
  String script() {
    return script;
  }

  /// What shows a merchant what the script does on a page; loaded by the script.
  String selfCheck() {
    return selfCheck;
  }

  /// Where the payment-link script is.
  public URI scriptAddress() {
    return URI.create(home() + SnippetResource.PAYMENT_LINK);
  }

  private String home() {
    return config.url().toString().replaceFirst("/+$", "");
  }

  /// Hosts of payment links beside Stripe's own, also with the beginning of a path.
  public List<String> paymentDomains() {
    return config.paymentDomains().orElse(List.of());
  }

  private String domainsAttribute() {
    var domains = paymentDomains();
    return domains.isEmpty() ? "" : " data-payment-domains=\"" + String.join(",", domains) + "\"";
  }

  private static String resource(String name) {
    try (var content = Snippets.class.getResourceAsStream("/snippets/" + name)) {
      if (content == null) {
        throw new IllegalStateException("snippets/" + name + " is not in this build");
      }
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

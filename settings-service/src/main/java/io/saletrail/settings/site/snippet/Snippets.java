package io.saletrail.settings.site.snippet;

import io.saletrail.settings.access.AccessConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The snippets for a merchant, ready to copy.
@ApplicationScoped
public class Snippets {
  /// The placeholder until the merchant has a tenant.
  static final String NO_TENANT = "YOUR-TENANT-ID";

  private final SnippetConfig config;
  private final String home;
  private final String click = resource("click.html");
  private final String script = resource("payment-link.js");
  private final String selfCheck = resource("payment-link-check.js");

  Snippets(SnippetConfig config, AccessConfig access) {
    this.config = config;
    this.home = access.url().toString().replaceFirst("/+$", "");
  }

  /// The snippets of a merchant.
  ///
  /// @param click for every page that affiliates link to
  /// @param paymentLink for every page that leads to a payment
  /// @param strictPage both for pages with a strict Content Security Policy
  public record Texts(String click, String paymentLink, StrictPage strictPage) {}

  /// How to run both snippets under a Content Security Policy that lists its scripts. Inlining the
  /// script is not enough: such a policy also blocks inline scripts.
  ///
  /// @param clickSource the source of Trackdesk's script, for `script-src`
  /// @param clickHash the hash of the click snippet's inline script
  /// @param linkSource the source of the payment-link script, for `script-src`
  /// @param file the payment-link script, to save on the merchant's own site
  /// @param checkFile its self-check, to save beside it
  /// @param ownSite the tag that loads the saved copy
  /// @param inline the whole script as an element
  /// @param inlineHash the hash of that element's text
  public record StrictPage(
      String clickSource,
      String clickHash,
      String linkSource,
      URI file,
      URI checkFile,
      String ownSite,
      String inline,
      String inlineHash) {}

  /// The snippets for a merchant's tenant.
  public Texts filledIn(Optional<String> tenant) {
    // A tenant id is a DNS label and the rest is the operator's configuration, so nothing can break
    // out of the HTML.
    var filled =
        click
            .replace("{{trackingJsUrl}}", config.trackingJsUrl())
            .replace("{{tenantId}}", tenant.orElse(NO_TENANT))
            .strip();
    return new Texts(filled, tag(scriptAddress().toString()), strictPage(filled));
  }

  private StrictPage strictPage(String clickSnippet) {
    var text = "\n" + script.strip() + "\n";
    return new StrictPage(
        origin(URI.create(config.trackingJsUrl())),
        ScriptHash.of(256, lastScript(clickSnippet)),
        origin(scriptAddress()),
        scriptAddress(),
        scriptAddress().resolve("payment-link-check.js"),
        tag("/payment-link.js"),
        "<script data-home=\"%s%s\"%s>%s</script>"
            .formatted(home, SnippetResource.HOME, domainsAttribute(), text),
        ScriptHash.of(256, text));
  }

  private String tag(String source) {
    return "<script async src=\"%s\"%s></script>".formatted(source, domainsAttribute());
  }

  /// The host source of a policy: with the scheme, unless the page's own applies.
  private static String origin(URI address) {
    return Optional.ofNullable(address.getScheme()).map(scheme -> scheme + "://").orElse("")
        + address.getAuthority();
  }

  private static String lastScript(String html) {
    var begin = html.lastIndexOf("<script>") + "<script>".length();
    return html.substring(begin, html.lastIndexOf("</script>"));
  }

  /// The payment-link script.
  String script() {
    return script;
  }

  /// The self-check, loaded by the script.
  String selfCheck() {
    return selfCheck;
  }

  /// The URL of the payment-link script.
  public URI scriptAddress() {
    return URI.create(home + SnippetResource.PAYMENT_LINK);
  }

  /// Hosts of payment links besides Stripe's own, optionally with a path prefix.
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

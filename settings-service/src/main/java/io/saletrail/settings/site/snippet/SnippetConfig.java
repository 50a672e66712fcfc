package io.saletrail.settings.site.snippet;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// Configuration of the snippets.
@ConfigMapping(prefix = "saletrail.snippet")
public interface SnippetConfig {
  /// The address of Trackdesk's script; can start with `//`.
  String trackingJsUrl();

  /// Hosts of payment links besides `buy.stripe.com`, optionally with a path prefix.
  Optional<List<String>> paymentDomains();
}

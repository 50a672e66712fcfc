package io.saletrail.settings.pagecheck;

import io.saletrail.settings.pagecheck.Finding.What;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/// What stands on a page, as far as the page itself says it: nothing of it is run.
final class PageReader {
  private static final Pattern TENANT =
      Pattern.compile("trackdesk\\s*\\(\\s*[\"']([^\"']{1,63})[\"']\\s*,\\s*[\"']click[\"']");
  private static final Pattern STRIPE =
      Pattern.compile("https://(buy|book|donate)\\.stripe\\.com/.*", Pattern.DOTALL);
  private static final Pattern OWN_REFERENCE = Pattern.compile("[?&]client_reference_id=[^&#]");
  private static final Pattern HANDS_ON = Pattern.compile("trakdesk_cid");
  private static final Pattern TAG_MANAGER =
      Pattern.compile("googletagmanager\\.com/gtm\\.js|GTM-[A-Z0-9]+");

  private final URI script;
  private final List<String> paymentDomains;
  private final Optional<String> tenant;

  /// @param script where this service serves the payment-link script
  /// @param paymentDomains hosts of payment links beside Stripe's own, also with the
  ///     beginning of a path
  /// @param tenant the merchant's Trackdesk tenant, once there is one
  PageReader(URI script, List<String> paymentDomains, Optional<String> tenant) {
    this.script = script;
    this.paymentDomains = paymentDomains;
    this.tenant = tenant;
  }

  List<Finding> read(FetchResult.Page page) {
    var document = Jsoup.parse(page.html(), page.address());
    var findings = new ArrayList<Finding>();
    var policy = policy(document, page);
    findings.add(clickSnippet(document, page, policy));
    findings.add(paymentLinkSnippet(document, page, policy));
    findings.addAll(waysToPay(document));
    if (scripts(document).anyMatch(PageReader::isAnotherSnippet)) {
      findings.add(Finding.of(What.ANOTHER_SNIPPET));
    }
    if (TAG_MANAGER.matcher(page.html()).find()) {
      findings.add(Finding.of(What.TAG_MANAGER));
    }
    return List.copyOf(findings);
  }

  private Finding clickSnippet(Document document, FetchResult.Page page, ScriptSources policy) {
    var calls = scripts(document).filter(it -> TENANT.matcher(it.data()).find()).toList();
    var called = calls.stream().map(PageReader::tenantOf).toList();
    var loaded =
        scripts(document)
            .filter(it -> it.attr("src").matches("(?s).*/tracking\\.js(\\?.*)?"))
            .toList();
    if (loaded.isEmpty()) {
      return Finding.of(
          called.isEmpty() ? What.CLICK_SNIPPET_MISSING : What.CLICK_SNIPPET_INCOMPLETE);
    }
    if (tenant.isEmpty() ? !called.isEmpty() : called.contains(tenant.get())) {
      var allowed =
          loaded.stream().anyMatch(it -> allows(policy, it, page))
              && calls.stream().anyMatch(it -> policy.allowsInline(it.hasAttr("nonce"), it.data()));
      return Finding.of(allowed ? What.CLICK_SNIPPET : What.CLICK_SNIPPET_FORBIDDEN);
    }
    return called.stream()
        .findFirst()
        .map(other -> new Finding(What.CLICK_SNIPPET_OF_ANOTHER_TENANT, other))
        .orElseGet(() -> Finding.of(What.CLICK_SNIPPET_INCOMPLETE));
  }

  private static String tenantOf(Element call) {
    var found = TENANT.matcher(call.data());
    return found.find() ? found.group(1) : "";
  }

  private Finding paymentLinkSnippet(
      Document document, FetchResult.Page page, ScriptSources policy) {
    var loaded = scripts(document).filter(this::isOurs).toList();
    var inline = scripts(document).filter(this::isOursInline).toList();
    if (loaded.isEmpty() && inline.isEmpty()) {
      return Finding.of(What.PAYMENT_LINK_SNIPPET_MISSING);
    }
    var allowed =
        loaded.stream().anyMatch(it -> allows(policy, it, page))
            || inline.stream().anyMatch(it -> policy.allowsInline(it.hasAttr("nonce"), it.data()));
    return Finding.of(allowed ? What.PAYMENT_LINK_SNIPPET : What.PAYMENT_LINK_SNIPPET_FORBIDDEN);
  }

  private static boolean allows(ScriptSources policy, Element loaded, FetchResult.Page page) {
    try {
      var address = URI.create(loaded.absUrl("src"));
      return policy.allows(address, URI.create(page.address()), loaded.hasAttr("nonce"));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static ScriptSources policy(Document document, FetchResult.Page page) {
    var inPage =
        document.select("meta[http-equiv=Content-Security-Policy]").stream()
            .map(meta -> meta.attr("content"));
    return ScriptSources.of(Stream.concat(page.policies().stream(), inPage).toList());
  }

  private List<Finding> waysToPay(Document document) {
    var links =
        Stream.of(
                addresses(document, "a", "href"),
                addresses(document, "area", "href"),
                addresses(document, "a", "xlink:href"),
                addresses(document, "form", "action"),
                addresses(document, "button,input", "formaction"))
            .flatMap(addresses -> addresses)
            .filter(this::leadsToAPayment)
            .filter(address -> !place(address).equals(place(document.location())))
            .toList();
    var embeds = document.select("stripe-buy-button,stripe-pricing-table");
    var count = links.size() + embeds.size();
    if (count == 0) {
      return List.of(Finding.of(What.NO_WAYS_TO_PAY));
    }
    var own =
        links.stream().filter(address -> OWN_REFERENCE.matcher(address).find()).count()
            + embeds.stream().filter(embed -> !embed.attr("client-reference-id").isBlank()).count();
    var ways = Finding.of(What.WAYS_TO_PAY, count);
    return own == 0
        ? List.of(ways)
        : List.of(ways, Finding.of(What.OWN_REFERENCES, Math.toIntExact(own)));
  }

  /// An anchor leads nowhere, whatever the page's base is.
  private static Stream<String> addresses(Document document, String elements, String attribute) {
    return document.select(elements).stream()
        .filter(element -> element.hasAttr(attribute))
        .filter(element -> !element.attr(attribute).startsWith("#"))
        .map(element -> element.absUrl(attribute));
  }

  /// The same rule as the script's: an address of the page itself is no payment.
  private boolean leadsToAPayment(String address) {
    return STRIPE.matcher(address).matches()
        || paymentDomains.stream()
            .map(domain -> domain.replaceFirst("/*$", "/"))
            .anyMatch(place(address)::startsWith);
  }

  private static String place(String address) {
    var path = address.replaceFirst("^https?://", "").split("[?#]", 2)[0];
    return path.replaceFirst("/*$", "/");
  }

  /// As we serve it, or a copy on the merchant's own site, which a strict policy may ask for.
  private boolean isOurs(Element element) {
    var source = element.absUrl("src").split("[?#]", 2)[0];
    return source.equals(script.toString()) || source.endsWith("/payment-link.js");
  }

  private boolean isOursInline(Element element) {
    return !element.attr("data-home").isEmpty()
        && script.toString().startsWith(element.absUrl("data-home"));
  }

  private static boolean isAnotherSnippet(Element element) {
    return element.attr("data-home").isEmpty() && HANDS_ON.matcher(element.data()).find();
  }

  private static Stream<Element> scripts(Document document) {
    return document.select("script").stream();
  }
}

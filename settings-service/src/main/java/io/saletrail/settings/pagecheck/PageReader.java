package io.saletrail.settings.pagecheck;

import io.saletrail.settings.pagecheck.Finding.What;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
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

  List<Finding> read(Fetched.Page page) {
    var document = Jsoup.parse(page.html(), page.address());
    var findings = new ArrayList<Finding>();
    findings.add(clickSnippet(document));
    findings.add(paymentLinkSnippet(document, page));
    findings.addAll(waysToPay(document));
    if (scripts(document).anyMatch(PageReader::isAnotherSnippet)) {
      findings.add(Finding.of(What.ANOTHER_SNIPPET));
    }
    if (TAG_MANAGER.matcher(page.html()).find()) {
      findings.add(Finding.of(What.TAG_MANAGER));
    }
    return List.copyOf(findings);
  }

  private Finding clickSnippet(Document document) {
    var called =
        scripts(document)
            .map(element -> TENANT.matcher(element.data()))
            .filter(Matcher::find)
            .map(call -> call.group(1))
            .toList();
    var loaded =
        scripts(document)
            .anyMatch(element -> element.attr("src").matches("(?s).*/tracking\\.js(\\?.*)?"));
    if (!loaded) {
      return Finding.of(
          called.isEmpty() ? What.CLICK_SNIPPET_MISSING : What.CLICK_SNIPPET_INCOMPLETE);
    }
    if (tenant.isEmpty() ? !called.isEmpty() : called.contains(tenant.get())) {
      return Finding.of(What.CLICK_SNIPPET);
    }
    return called.stream()
        .findFirst()
        .map(other -> new Finding(What.CLICK_SNIPPET_OF_ANOTHER_TENANT, other))
        .orElseGet(() -> Finding.of(What.CLICK_SNIPPET_INCOMPLETE));
  }

  private Finding paymentLinkSnippet(Document document, Fetched.Page page) {
    var policy = policy(document, page);
    var address = URI.create(page.address());
    var loaded = scripts(document).filter(this::isOurs).toList();
    var inline = scripts(document).filter(this::isOursInline).toList();
    if (loaded.isEmpty() && inline.isEmpty()) {
      return Finding.of(What.PAYMENT_LINK_SNIPPET_MISSING);
    }
    var allowed =
        loaded.stream().anyMatch(it -> policy.allows(script, address, it.hasAttr("nonce")))
            || inline.stream().anyMatch(it -> policy.allowsInline(it.hasAttr("nonce")));
    return Finding.of(allowed ? What.PAYMENT_LINK_SNIPPET : What.PAYMENT_LINK_SNIPPET_FORBIDDEN);
  }

  private static ScriptSources policy(Document document, Fetched.Page page) {
    var inPage =
        document.select("meta[http-equiv=Content-Security-Policy]").stream()
            .map(meta -> meta.attr("content"));
    return ScriptSources.of(Stream.concat(page.policies().stream(), inPage).toList());
  }

  private List<Finding> waysToPay(Document document) {
    var links =
        Stream.concat(
                document.select("a[href],area[href]").stream().map(link -> link.absUrl("href")),
                document.select("form[action]").stream().map(form -> form.absUrl("action")))
            .filter(this::leadsToAPayment)
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

  private boolean leadsToAPayment(String address) {
    var place = address.replaceFirst("^https?://", "").split("[?#]", 2)[0] + "/";
    return STRIPE.matcher(address).matches()
        || paymentDomains.stream()
            .map(domain -> domain.replaceFirst("/*$", "/"))
            .anyMatch(place::startsWith);
  }

  private boolean isOurs(Element element) {
    return element.absUrl("src").split("\\?", 2)[0].equals(script.toString());
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

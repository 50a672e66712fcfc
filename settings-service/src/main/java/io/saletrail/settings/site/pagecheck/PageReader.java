package io.saletrail.settings.site.pagecheck;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads the snippets from a page's HTML, within limits of time and
/// memory. Nothing on the page is executed.
final class PageReader {
  /// Longer addresses lead to no payment.
  private static final int LONGEST_ADDRESS = 2_048;

  /// Ordinary pages of a megabyte take 0.1 s.
  private static final Duration TIME = Duration.ofSeconds(3);

  /// Ordinary pages of a megabyte take 10 MB.
  private static final long BYTES = 40L << 20;

  private static final Pattern TENANT =
      Pattern.compile("trackdesk\\s*\\(\\s*[\"']([^\"']{1,63})[\"']\\s*,\\s*[\"']click[\"']");
  private static final Pattern STRIPE =
      Pattern.compile("https://(buy|book|donate)\\.stripe\\.com/.*", Pattern.DOTALL);
  private static final Pattern OWN_REFERENCE = Pattern.compile("[?&]client_reference_id=[^&#]");
  /// A script that reads the cookie and names none of these only shows or stores the click ID.
  private static final List<String> PASSES_REFERENCE =
      List.of("client_reference_id", "client-reference-id", "clientReferenceId");

  private static final Pattern TAG_MANAGER =
      Pattern.compile("googletagmanager\\.com/gtm\\.js|GTM-[A-Z0-9]+");

  private final URI script;
  private final List<String> paymentDomains;
  private final Optional<String> tenant;

  /// @param script the URL of the payment-link script
  /// @param paymentDomains hosts of payment links besides Stripe's own, optionally with a path
  ///   prefix
  /// @param tenant the merchant's Trackdesk tenant, if set
  PageReader(URI script, List<String> paymentDomains, Optional<String> tenant) {
    this.script = script;
    this.paymentDomains = paymentDomains.stream().map(PageReader::folder).toList();
    this.tenant = tenant;
  }

  /// What is on the page; empty if that takes too much time or memory.
  Optional<List<Finding>> read(FetchResult.Page page) {
    return parse(page).map(document -> findings(document, page));
  }

  private static Optional<Document> parse(FetchResult.Page page) {
    try {
      var text = new BoundedText(page.html(), TIME, BYTES);
      return Optional.of(Parser.htmlParser().parseInput(text, page.address()));
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private List<Finding> findings(Document document, FetchResult.Page page) {
    var findings = new ArrayList<Finding>();
    var policy = policy(document, page);
    findings.add(clickSnippet(document, page, policy));
    findings.add(paymentLinkSnippet(document, page, policy));
    findings.addAll(paymentLinks(document));
    if (scripts(document).anyMatch(PageReader::isAnotherSnippet)) {
      findings.add(Finding.of(FindingKind.ANOTHER_SNIPPET));
    }
    if (TAG_MANAGER.matcher(page.html()).find()) {
      findings.add(Finding.of(FindingKind.TAG_MANAGER));
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
          called.isEmpty()
              ? FindingKind.CLICK_SNIPPET_MISSING
              : FindingKind.CLICK_SNIPPET_INCOMPLETE);
    }
    if (tenant.isEmpty() ? !called.isEmpty() : called.contains(tenant.get())) {
      var allowed =
          loaded.stream().anyMatch(it -> allows(policy, address(document, it, "src"), it, page))
              && calls.stream().anyMatch(it -> policy.allowsInline(it.hasAttr("nonce"), it.data()));
      return Finding.of(allowed ? FindingKind.CLICK_SNIPPET : FindingKind.CLICK_SNIPPET_BLOCKED);
    }
    return called.stream()
        .findFirst()
        .map(other -> new Finding(FindingKind.CLICK_SNIPPET_OF_ANOTHER_TENANT, other))
        .orElseGet(() -> Finding.of(FindingKind.CLICK_SNIPPET_INCOMPLETE));
  }

  private static String tenantOf(Element call) {
    var found = TENANT.matcher(call.data());
    return found.find() ? found.group(1) : "";
  }

  private Finding paymentLinkSnippet(
      Document document, FetchResult.Page page, ScriptSources policy) {
    var loaded = scripts(document).filter(it -> isOurs(address(document, it, "src"))).toList();
    var inline =
        scripts(document).filter(it -> isOursInline(address(document, it, "data-home"))).toList();
    if (loaded.isEmpty() && inline.isEmpty()) {
      return Finding.of(FindingKind.PAYMENT_LINK_SNIPPET_MISSING);
    }
    var allowed =
        loaded.stream().anyMatch(it -> allows(policy, address(document, it, "src"), it, page))
            || inline.stream().anyMatch(it -> policy.allowsInline(it.hasAttr("nonce"), it.data()));
    return Finding.of(
        allowed ? FindingKind.PAYMENT_LINK_SNIPPET : FindingKind.PAYMENT_LINK_SNIPPET_BLOCKED);
  }

  private static boolean allows(
      ScriptSources policy, String source, Element loaded, FetchResult.Page page) {
    try {
      return policy.allows(URI.create(source), URI.create(page.address()), loaded.hasAttr("nonce"));
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

  private List<Finding> paymentLinks(Document document) {
    var links =
        Stream.of(
                addresses(document, "a", "href"),
                addresses(document, "area", "href"),
                addresses(document, "a", "xlink:href"),
                addresses(document, "form", "action"),
                addresses(document, "button,input", "formaction"))
            .flatMap(addresses -> addresses)
            .filter(this::leadsToAPayment)
            .filter(address -> !folderOf(address).equals(folderOf(document.location())))
            .toList();
    var embeds = document.select("stripe-buy-button,stripe-pricing-table");
    var count = links.size() + embeds.size();
    if (count == 0) {
      return List.of(Finding.of(FindingKind.NO_PAYMENT_LINKS));
    }
    var own =
        links.stream().filter(address -> OWN_REFERENCE.matcher(address).find()).count()
            + embeds.stream().filter(embed -> !embed.attr("client-reference-id").isBlank()).count();
    var ways = Finding.of(FindingKind.PAYMENT_LINKS, count);
    return own == 0
        ? List.of(ways)
        : List.of(ways, Finding.of(FindingKind.OWN_REFERENCES, Math.toIntExact(own)));
  }

  /// Fragment links lead nowhere, even with a `base` element.
  private static Stream<String> addresses(Document document, String elements, String attribute) {
    return document.select(elements).stream()
        .filter(element -> element.hasAttr(attribute))
        .filter(element -> !element.attr(attribute).startsWith("#"))
        .map(element -> address(document, element, attribute))
        .filter(address -> address.length() <= LONGEST_ADDRESS);
  }

  /// An absolute address; empty where there is none. `Element.absUrl` walks to the root of the page
  /// for each element, which a deeply nested page makes quadratic.
  private static String address(Document document, Element element, String attribute) {
    return element.hasAttr(attribute)
        ? StringUtil.resolve(document.baseUri(), element.attr(attribute))
        : "";
  }

  /// The same rule as in the script: links to the page itself are no payments.
  private boolean leadsToAPayment(String address) {
    return STRIPE.matcher(address).matches()
        || paymentDomains.stream().anyMatch(folderOf(address)::startsWith);
  }

  /// Host and path of an address.
  private static String folderOf(String address) {
    return folder(address.replaceFirst("^https?://", "").split("[?#]", 2)[0]);
  }

  /// A path with one `/` at its end.
  private static String folder(String path) {
    var end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end) + "/";
  }

  /// Our script, or a copy on the merchant's own site for a strict policy.
  private boolean isOurs(String source) {
    var path = source.split("[?#]", 2)[0];
    return path.equals(script.toString()) || path.endsWith("/payment-link.js");
  }

  private boolean isOursInline(String home) {
    return !home.isEmpty() && script.toString().startsWith(home);
  }

  private static boolean isAnotherSnippet(Element element) {
    var script = element.data();
    return element.attr("data-home").isEmpty()
        && script.contains("trakdesk_cid")
        && PASSES_REFERENCE.stream().anyMatch(script::contains);
  }

  private static Stream<Element> scripts(Document document) {
    return document.select("script").stream();
  }
}

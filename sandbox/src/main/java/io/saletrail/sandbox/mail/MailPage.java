package io.saletrail.sandbox.mail;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The received mails as a page that refreshes.
final class MailPage {
  private static final String PAGE = resource();
  private static final String MAILS = "{{mails}}";
  private static final Pattern LINK = Pattern.compile("https?://[^\\s<]+");

  private final MailCatcher catcher;

  MailPage(MailCatcher catcher) {
    this.catcher = catcher;
  }

  void mount(Router router) {
    router.get("/mail").handler(this::show);
  }

  private void show(RoutingContext context) {
    var mails = catcher.mails().stream().map(MailPage::shown).collect(Collectors.joining("\n"));
    var none = "<p class=\"none\">No mail yet. Add a destination under Alerts and send a test.</p>";
    context
        .response()
        .putHeader("content-type", "text/html; charset=utf-8")
        .putHeader("cache-control", "no-store")
        .end(PAGE.replace(MAILS, mails.isEmpty() ? none : mails));
  }

  private static String shown(CaughtMail mail) {
    return """
    <article><h2>%s</h2><p class="meta">To %s · <time>%s</time></p><pre>%s</pre></article>"""
        .formatted(
            escaped(mail.subject()),
            escaped(String.join(", ", mail.to())),
            mail.at().truncatedTo(ChronoUnit.SECONDS),
            linked(escaped(mail.text())));
  }

  private static String linked(String text) {
    return LINK.matcher(text)
        .replaceAll(link -> "<a href=\"%1$s\">%1$s</a>".formatted(link.group()));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("{", "&#123;");
  }

  private static String resource() {
    try (var stream = MailPage.class.getResourceAsStream("/mail/mail.html")) {
      return new String(
          Objects.requireNonNull(stream, "mail.html").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.saletrail.settings.alert.message;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.saletrail.settings.alert.destination.AlertConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;

/// Sends e-mails through the operator's mail server.
@ApplicationScoped
class AlertMailer {
  private static final Logger LOG = Logger.getLogger(AlertMailer.class);

  private final Mailer mailer;
  private final AlertConfig config;

  AlertMailer(Mailer mailer, AlertConfig config) {
    this.mailer = mailer;
    this.config = config;
  }

  /// Blocks until the mail server has accepted it. A mail that is sent twice has one Message-ID.
  SendResult send(String to, UUID id, String subject, String text) {
    if (config.mailFrom().isEmpty()) {
      return SendResult.retry("no sender is configured");
    }
    var from = config.mailFrom().get();
    var host = from.replaceFirst("(?s).*@", "").replaceAll("[^A-Za-z0-9.-]", "");
    try {
      mailer.send(
          Mail.withText(to, subject, text)
              .setFrom(from)
              .addHeader("Message-ID", "<%s@%s>".formatted(id, host))
              .addHeader("Auto-Submitted", "auto-generated"));
      return new SendResult.Accepted();
    } catch (RuntimeException e) {
      LOG.warnf("alert.mail outcome=FAILED error=%s", e.getClass().getName());
      return SendResult.retry("the mail server did not accept it");
    }
  }
}

package io.saletrail.settings.alert.message;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.saletrail.encryption.DestinationCipher;
import io.saletrail.outbox.Outbox;
import io.saletrail.settings.alert.destination.AlertConfig;
import io.saletrail.settings.alert.destination.Audience;
import io.saletrail.settings.alert.destination.DestinationKind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/// Sends due messages. A message is claimed under a lease before it is sent, so no two replicas
/// send it; one that dies while it sends leaves the message to the end of the lease.
@Singleton
class AlertDispatch {
  private static final Logger LOG = Logger.getLogger(AlertDispatch.class);

  private static final int BATCH = 40;
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Outbox outbox;
  private final DestinationCipher cipher;
  private final AlertConfig config;
  private final WebhookClient webhooks;
  private final AlertMailer mailer;

  AlertDispatch(
      Outbox outbox,
      DestinationCipher cipher,
      AlertConfig config,
      WebhookClient webhooks,
      AlertMailer mailer) {
    this.outbox = outbox;
    this.cipher = cipher;
    this.config = config;
    this.webhooks = webhooks;
    this.mailer = mailer;
  }

  @Scheduled(
      every = "${saletrail.alert.dispatch-tick:2s}",
      concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void sweep() {
    try {
      for (var due = claim(); !due.isEmpty(); due = claim()) {
        sendAll(due);
      }
    } catch (RuntimeException e) {
      LOG.warnf("alert.dispatch outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }

  private List<MessageRow> claim() {
    return outbox.await(outbox.write(session -> MessageTable.claim(session, BATCH, LEASE)));
  }

  /// In parallel: each of them mostly waits.
  private void sendAll(List<MessageRow> due) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(row -> threads.execute(() -> settle(row, send(row))));
    }
  }

  private SendResult send(MessageRow row) {
    var address = address(row);
    if (address.isEmpty()) {
      return SendResult.never("the destination was removed");
    }
    try {
      return switch (row.kind()) {
        case EMAIL ->
            mailer.send(
                address.get(),
                row.id(),
                AlertWriter.subject(row.content()),
                AlertWriter.text(row.content()));
        case SLACK -> webhooks.post(address.get(), Map.of(), AlertWriter.slack(row.content()));
        case WEBHOOK -> signed(row, address.get());
      };
    } catch (RuntimeException e) {
      LOG.warnf("alert.sent outcome=BROKEN merchant=%s error=%s", row.account(), e.getClass());
      return SendResult.retry("internal error");
    }
  }

  private SendResult signed(MessageRow row, String url) {
    var secret = row.secret().flatMap(text -> cipher.open(row.account(), text));
    if (secret.isEmpty()) {
      return SendResult.retry("the signing secret cannot be decrypted");
    }
    var body = AlertWriter.webhook(row.content(), row.createdAt());
    var id = "msg_" + row.id();
    return webhooks.post(
        url, WebhookSignature.headers(secret.get(), id, Instant.now(), body), body);
  }

  private Optional<String> address(MessageRow row) {
    return row.audience() == Audience.OPERATOR
        ? operator(row.kind())
        : row.address().flatMap(text -> cipher.open(row.account(), text));
  }

  private Optional<String> operator(DestinationKind kind) {
    return switch (kind) {
      case EMAIL -> config.operatorEmail();
      case SLACK -> config.operatorSlackUrl();
      case WEBHOOK -> Optional.empty();
    };
  }

  private void settle(MessageRow row, SendResult result) {
    var now = Instant.now();
    switch (result) {
      case SendResult.Accepted() -> settle(row, MessageState.SENT, "", now);
      case SendResult.Failed(var reason, var lasting) -> {
        var delay = AlertRetryPolicy.delay(row.attempts()).filter(_ -> !lasting);
        var state = delay.isPresent() ? MessageState.DUE : MessageState.FAILED;
        settle(row, state, reason, now.plus(delay.orElse(Duration.ZERO)));
      }
    }
  }

  /// As a constant; empty without an error.
  private static String reason(String error) {
    return error.isEmpty() ? "" : " reason=" + error.toUpperCase(Locale.ROOT).replace(' ', '_');
  }

  private void settle(MessageRow row, MessageState state, String error, Instant due) {
    LOG.infof(
        "alert.sent merchant=%s kind=%s state=%s attempt=%d%s",
        row.account(), row.kind(), state, row.attempts(), reason(error));
    try {
      outbox.await(outbox.write(session -> MessageTable.settle(session, row, state, error, due)));
    } catch (RuntimeException e) {
      LOG.warnf("alert.settled outcome=OUTAGE error=%s", e.getClass().getName());
    }
  }
}

package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.check.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the signs mean. A merchant of whom nothing is known has no trouble.
final class HealthRules {
  private final Limits limits;

  /// When a sign becomes a trouble: see [HealthConfig].
  record Limits(Duration webhookSlack, Duration webhookGrace, Duration checksLate) {
    static Limits of(HealthConfig config) {
      return new Limits(config.webhookSlack(), config.webhookGrace(), config.checksLate());
    }
  }

  HealthRules(Limits limits) {
    this.limits = limits;
  }

  /// The troubles of a merchant, the worst first.
  List<HealthProblem> troubles(HealthSignals signs, Instant now) {
    var troubles = new ArrayList<HealthProblem>();
    if (unreadable(signs)) {
      troubles.add(HealthProblem.STRIPE_ACCESS_LOST);
    }
    if (signs.token().refused()) {
      troubles.add(HealthProblem.TOKEN_REJECTED);
    }
    if (signs.token().showed(TokenChecked.Outcome.TENANT_UNKNOWN)) {
      troubles.add(HealthProblem.TENANT_UNKNOWN);
    }
    if (webhooksStopped(signs, now)) {
      troubles.add(HealthProblem.WEBHOOKS_STOPPED);
    } else if (signs.recovered().settled() > 0) {
      troubles.add(HealthProblem.WEBHOOKS_MISSED);
    }
    if (checksLate(signs, now) && !unreadable(signs)) {
      troubles.add(HealthProblem.CHECKS_DELAYED);
    }
    return List.copyOf(troubles);
  }

  private static boolean unreadable(HealthSignals signs) {
    return signs.connected()
        && signs
            .checks()
            .last()
            .filter(last -> last.state() == CheckState.FAILED)
            .flatMap(HealthSignals.Last::cause)
            .filter(cause -> cause == PollFailed.Cause.NOT_AUTHORISED)
            .isPresent();
  }

  private boolean webhooksStopped(HealthSignals signs, Instant now) {
    return signs
        .recovered()
        .latestAt()
        .filter(found -> found.plus(limits.webhookGrace()).isBefore(now))
        .filter(
            found ->
                signs
                    .lastWebhookAt()
                    .map(last -> last.isBefore(found.minus(limits.webhookSlack())))
                    .orElse(true))
        .isPresent();
  }

  private boolean checksLate(HealthSignals signs, Instant now) {
    var since = signs.checks().completeAt().orElse(signs.changedAt());
    return signs.connected() && since.plus(limits.checksLate()).isBefore(now);
  }
}

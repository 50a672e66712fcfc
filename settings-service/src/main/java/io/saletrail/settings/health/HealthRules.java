package io.saletrail.settings.health;

import io.saletrail.contracts.poll.PollFailed;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.settings.request.check.CheckState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Derives problems from signals.
final class HealthRules {
  private final Limits limits;

  /// The thresholds of [HealthConfig].
  record Limits(Duration webhookSlack, Duration webhookGrace, Duration checksDelayedAfter) {
    static Limits of(HealthConfig config) {
      return new Limits(config.webhookSlack(), config.webhookGrace(), config.checksDelayedAfter());
    }
  }

  HealthRules(Limits limits) {
    this.limits = limits;
  }

  /// A merchant's problems, worst first.
  List<HealthProblem> problems(HealthSignals signals, Instant now) {
    var problems = new ArrayList<HealthProblem>();
    if (unreadable(signals)) {
      problems.add(HealthProblem.STRIPE_ACCESS_LOST);
    }
    if (signals.token().isRejected()) {
      problems.add(HealthProblem.TOKEN_REJECTED);
    }
    if (signals.token().lastOutcomeIs(TokenChecked.Outcome.TENANT_UNKNOWN)) {
      problems.add(HealthProblem.TENANT_UNKNOWN);
    }
    if (webhooksStopped(signals, now)) {
      problems.add(HealthProblem.WEBHOOKS_STOPPED);
    } else if (signals.recovered().overdue() > 0) {
      problems.add(HealthProblem.WEBHOOKS_MISSED);
    }
    problems.addAll(attention(signals.attention()));
    if (checksDelayedAfter(signals, now) && !unreadable(signals)) {
      problems.add(HealthProblem.CHECKS_DELAYED);
    }
    if (signals.shadow()) {
      problems.add(HealthProblem.SHADOW_MODE);
    }
    if (!signals.seen()) {
      problems.add(HealthProblem.NO_DATA);
    }
    return problems.stream().sorted().toList();
  }

  private static List<HealthProblem> attention(HealthSignals.Attention attention) {
    var problems = new ArrayList<HealthProblem>();
    if (attention.refused() > 0) {
      problems.add(HealthProblem.DELIVERIES_REFUSED);
    }
    if (attention.givenUp() > 0) {
      problems.add(HealthProblem.DELIVERIES_GIVEN_UP);
    }
    if (attention.missing() > 0) {
      problems.add(HealthProblem.CONVERSIONS_MISSING);
    }
    if (attention.held() > 0) {
      problems.add(HealthProblem.DELIVERIES_HELD);
    }
    return problems;
  }

  private static boolean unreadable(HealthSignals signals) {
    return signals.connected()
        && signals
            .checks()
            .last()
            .filter(last -> last.state() == CheckState.FAILED)
            .flatMap(HealthSignals.Last::cause)
            .filter(cause -> cause == PollFailed.Cause.NOT_AUTHORISED)
            .isPresent();
  }

  private boolean webhooksStopped(HealthSignals signals, Instant now) {
    return signals
        .recovered()
        .latestAt()
        .filter(found -> found.plus(limits.webhookGrace()).isBefore(now))
        .filter(
            found ->
                signals
                    .lastWebhookAt()
                    .map(last -> last.isBefore(found.minus(limits.webhookSlack())))
                    .orElse(true))
        .isPresent();
  }

  private boolean checksDelayedAfter(HealthSignals signals, Instant now) {
    var since = signals.checks().completeAt().orElse(signals.changedAt());
    return signals.connected() && since.plus(limits.checksDelayedAfter()).isBefore(now);
  }
}

package io.saletrail.settings.health;

import io.saletrail.outbox.Outbox;
import io.saletrail.outbox.Rows;
import io.saletrail.settings.health.HealthResponse.AwaitingDetails;
import io.saletrail.settings.health.HealthResponse.Checks;
import io.saletrail.settings.health.HealthResponse.Deliveries;
import io.saletrail.settings.health.HealthResponse.LaneState;
import io.saletrail.settings.health.HealthResponse.ReportedProblem;
import io.saletrail.settings.health.HealthResponse.Webhooks;
import io.saletrail.settings.merchant.token.TokenState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the health of merchants' connections.
@ApplicationScoped
public class HealthQuery {
  /// Reasons that end once details arrive are pending; the others are final.
  private static final String BACKLOG =
      """
      select l.due, l.oldest_due_at, k.awaiting_details, k.oldest_awaiting_at
        from (select count(*) filter (where delivery_status in ('NOT_SENT', 'DUE')) as due,
                     min(decided_at) filter (where delivery_status in ('NOT_SENT', 'DUE'))
                       as oldest_due_at
                from conversion_overview
               where account = :account and paid_at > :since) l,
             (select count(*) as awaiting_details, min(decided_at) as oldest_awaiting_at
                from payment
               where account = :account and conversion is null and decided_at > :since
                 and reason in ('SESSION_MISSING', 'CHARGE_MISSING', 'DETAILS_PENDING')) k
      """;

  private static final String ENDPOINT =
      """
      select cast(coalesce(sum(failed), 0) as bigint) as failed_signatures,
             max(failed_at) as last_at
        from webhook_signature_failure where failed_at > :since
      """;

  private final Outbox outbox;
  private final HealthSignalsQuery signals;
  private final HealthConfig config;
  private final HealthRules rules;

  HealthQuery(Outbox outbox, HealthSignalsQuery signals, HealthConfig config) {
    this.outbox = outbox;
    this.signals = signals;
    this.config = config;
    this.rules = new HealthRules(HealthRules.Limits.of(config));
  }

  /// The health of each merchant among the accounts, without reading single payments.
  public Map<String, MerchantHealth> inShort(Collection<String> accounts) {
    var now = Instant.now();
    return signals.of(accounts, now).stream()
        .collect(Collectors.toMap(HealthSignals::account, one -> inShort(one, now)));
  }

  private MerchantHealth inShort(HealthSignals signals, Instant now) {
    return new MerchantHealth(rules.problems(signals, now), signals.attention().all());
  }

  /// The health of one merchant; empty for an unknown account.
  public Optional<HealthResponse> health(String account) {
    var now = Instant.now();
    return signals.of(List.of(account), now).stream()
        .findFirst()
        .map(found -> response(found, backlog(account, now), now));
  }

  /// Failed webhook signatures, for operators.
  public EndpointSignals endpoint() {
    return outbox.query(
        session ->
            Rows.query(session, ENDPOINT, EndpointSignals.class)
                .set("since", Instant.now().minus(config.signatureWindow()))
                .one());
  }

  private DeliveryBacklog backlog(String account, Instant now) {
    return outbox.query(
        session ->
            Rows.query(session, BACKLOG, DeliveryBacklog.class)
                .set("account", account)
                .set("since", now.minus(config.backlogWindow()))
                .one());
  }

  private HealthResponse response(HealthSignals signals, DeliveryBacklog backlog, Instant now) {
    var problems = new ArrayList<>(rules.problems(signals, now));
    if (isDelayed(backlog, now)) {
      problems.add(HealthProblem.DELIVERIES_DELAYED);
      problems.sort(Comparator.naturalOrder());
    }
    var last = signals.checks().last();
    return new HealthResponse(
        signals.account(),
        problems.stream().map(ReportedProblem::of).toList(),
        new Webhooks(
            signals.lastWebhookAt(), signals.recovered().all(), signals.recovered().latestAt()),
        new Checks(
            signals.checks().completeAt(),
            last.map(HealthSignals.Last::state),
            last.flatMap(HealthSignals.Last::cause),
            last.map(HealthSignals.Last::at)),
        token(signals.token()),
        deliveries(signals, backlog, now),
        new AwaitingDetails(backlog.awaitingDetails(), backlog.oldestAwaitingAt()),
        Optional.empty());
  }

  private Deliveries deliveries(HealthSignals signals, DeliveryBacklog backlog, Instant now) {
    var attention = signals.attention();
    return new Deliveries(
        lane(signals, backlog, now),
        backlog.due(),
        backlog.oldestDueAt(),
        attention.all() - attention.refused() - attention.givenUp() - attention.missing(),
        attention.refused(),
        attention.givenUp(),
        attention.missing());
  }

  private boolean isDelayed(DeliveryBacklog backlog, Instant now) {
    return backlog
        .oldestDueAt()
        .filter(since -> since.plus(config.deliveriesDelayedAfter()).isBefore(now))
        .isPresent();
  }

  private LaneState lane(HealthSignals signals, DeliveryBacklog backlog, Instant now) {
    var attention = signals.attention();
    if (attention.refused() + attention.givenUp() + attention.missing() > 0) {
      return LaneState.REFUSED;
    }
    if (isDelayed(backlog, now)) {
      return LaneState.DELAYED;
    }
    if (attention.all() > 0) {
      return LaneState.HELD;
    }
    if (signals.shadow()) {
      return LaneState.SHADOW;
    }
    return backlog.due() > 0 ? LaneState.MOVING : LaneState.CLEAR;
  }

  private static HealthResponse.Token token(HealthSignals.Token token) {
    return new HealthResponse.Token(
        state(token),
        token.tokenCheck().map(HealthSignals.TokenCheck::at),
        token.acceptedAt(),
        token.rejectedSince().filter(_ -> token.isRejected()),
        token.held());
  }

  private static TokenState state(HealthSignals.Token token) {
    if (token.savedAt().isEmpty()) {
      return TokenState.MISSING;
    }
    if (token.isRejected()) {
      return TokenState.REJECTED;
    }
    return accepted(token) ? TokenState.VALID : tokenCheck(token);
  }

  private static TokenState tokenCheck(HealthSignals.Token token) {
    return token
        .tokenCheck()
        .map(
            tokenCheck ->
                switch (tokenCheck.outcome()) {
                  case ACCEPTED -> TokenState.VALID;
                  case TOKEN_REJECTED -> TokenState.REJECTED;
                  case TENANT_UNKNOWN -> TokenState.TENANT_UNKNOWN;
                  case UNAVAILABLE -> TokenState.UNAVAILABLE;
                  case OTHER -> TokenState.NOT_CHECKED;
                })
        .orElse(TokenState.NOT_CHECKED);
  }

  /// Whether Trackdesk accepted a call since the current token was saved.
  private static boolean accepted(HealthSignals.Token token) {
    return token
        .acceptedAt()
        .filter(at -> token.savedAt().map(at::isAfter).orElse(false))
        .isPresent();
  }
}

package io.saletrail.settings.health;

import io.saletrail.outbox.Outbox;
import io.saletrail.settings.health.HealthResponse.Checks;
import io.saletrail.settings.health.HealthResponse.Deliveries;
import io.saletrail.settings.health.HealthResponse.LaneState;
import io.saletrail.settings.health.HealthResponse.Told;
import io.saletrail.settings.health.HealthResponse.Waits;
import io.saletrail.settings.health.HealthResponse.Webhooks;
import io.saletrail.settings.token.TokenState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads how merchants' connections are.
@ApplicationScoped
public class HealthQuery {
  /// Reasons that go away once what is asked for has come are a wait; the others are an end.
  private static final String WAITING =
      """
      select l.due, l.oldest_due, l.held, k.lacking, k.oldest_lacking
        from (select count(*) filter (where standing in ('NOT_SENT', 'DUE')) as due,
                     min(decided_at) filter (where standing in ('NOT_SENT', 'DUE'))
                       as oldest_due,
                     count(*) filter (where standing = 'HELD') as held
                from conversion_row
               where account = :account and paid_at > :since) l,
             (select count(*) as lacking, min(decided_at) as oldest_lacking
                from payment_view
               where account = :account and conversion is null and decided_at > :since
                 and reason in ('SESSION_MISSING', 'CHARGE_MISSING', 'DETAILS_PENDING')) k
      """;

  private static final String ENDPOINT =
      """
      select cast(coalesce(sum(refused), 0) as bigint), max(refused_at)
        from signature_refusal where refused_at > :since
      """;

  private final Outbox outbox;
  private final HealthSignalsQuery signs;
  private final HealthConfig config;
  private final HealthRules rules;

  HealthQuery(Outbox outbox, HealthSignalsQuery signs, HealthConfig config) {
    this.outbox = outbox;
    this.signs = signs;
    this.config = config;
    this.rules = new HealthRules(HealthRules.Limits.of(config));
  }

  /// The troubles of each of these who is a merchant, without a look at each payment.
  public Uni<Map<String, List<HealthProblem>>> troubles(Collection<String> accounts) {
    var now = Instant.now();
    return signs
        .of(accounts, now)
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.toMap(HealthSignals::account, one -> rules.troubles(one, now))));
  }

  /// All about one merchant; nothing about somebody who is none.
  public Uni<Optional<HealthResponse>> health(String account) {
    var now = Instant.now();
    return signs
        .of(List.of(account), now)
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.empty())
                    : waiting(account, now)
                        .map(waiting -> Optional.of(answer(found.getFirst(), waiting, now))));
  }

  /// What came to the endpoint unsigned; for operators.
  public Uni<EndpointSignals> endpoint() {
    return outbox.read(
        session ->
            session
                .createNativeQuery(ENDPOINT, Object[].class)
                .setParameter("since", Instant.now().minus(config.signatureWindow()))
                .getSingleResult()
                .map(row -> new EndpointSignals(count(row[0]), moment(row[1]))));
  }

  private Uni<DeliveryBacklog> waiting(String account, Instant now) {
    return outbox.read(
        session ->
            session
                .createNativeQuery(WAITING, Object[].class)
                .setParameter("account", account)
                .setParameter("since", now.minus(config.waitingWindow()))
                .getSingleResult()
                .map(
                    row ->
                        new DeliveryBacklog(
                            count(row[0]),
                            moment(row[1]),
                            count(row[2]),
                            count(row[3]),
                            moment(row[4]))));
  }

  private HealthResponse answer(HealthSignals signs, DeliveryBacklog waiting, Instant now) {
    var lane = lane(waiting, now);
    var troubles = new ArrayList<>(rules.troubles(signs, now));
    if (lane == LaneState.LATE) {
      troubles.add(HealthProblem.DELIVERIES_DELAYED);
    }
    var last = signs.checks().last();
    return new HealthResponse(
        signs.account(),
        troubles.stream().map(Told::of).toList(),
        new Webhooks(signs.lastWebhookAt(), signs.recovered().all(), signs.recovered().latestAt()),
        new Checks(
            signs.checks().completeAt(),
            last.map(HealthSignals.Last::state),
            last.flatMap(HealthSignals.Last::cause),
            last.map(HealthSignals.Last::at)),
        token(signs.token()),
        new Deliveries(lane, waiting.due(), waiting.oldestDueAt(), waiting.held()),
        new Waits(waiting.lacking(), waiting.oldestLackingAt()),
        Optional.empty());
  }

  private LaneState lane(DeliveryBacklog waiting, Instant now) {
    var late =
        waiting
            .oldestDueAt()
            .filter(since -> since.plus(config.deliveriesLate()).isBefore(now))
            .isPresent();
    if (late) {
      return LaneState.LATE;
    }
    if (waiting.held() > 0) {
      return LaneState.HELD;
    }
    return waiting.due() > 0 ? LaneState.MOVING : LaneState.CLEAR;
  }

  private static HealthResponse.Token token(HealthSignals.Token token) {
    return new HealthResponse.Token(
        state(token),
        token.tried().map(HealthSignals.Tried::at),
        token.acceptedAt(),
        token.refusedSince().filter(_ -> token.refused()),
        token.held());
  }

  private static TokenState state(HealthSignals.Token token) {
    if (token.savedAt().isEmpty()) {
      return TokenState.MISSING;
    }
    if (token.refused()) {
      return TokenState.REFUSED;
    }
    return accepted(token) ? TokenState.ACCEPTED : tried(token);
  }

  private static TokenState tried(HealthSignals.Token token) {
    return token
        .tried()
        .map(
            tried ->
                switch (tried.outcome()) {
                  case ACCEPTED -> TokenState.ACCEPTED;
                  case TOKEN_REJECTED -> TokenState.REFUSED;
                  case TENANT_UNKNOWN -> TokenState.TENANT_UNKNOWN;
                  case UNAVAILABLE -> TokenState.UNAVAILABLE;
                  case OTHER -> TokenState.UNTRIED;
                })
        .orElse(TokenState.UNTRIED);
  }

  /// Whether something was taken since the token at hand was saved.
  private static boolean accepted(HealthSignals.Token token) {
    return token
        .acceptedAt()
        .filter(at -> token.savedAt().map(at::isAfter).orElse(false))
        .isPresent();
  }

  private static Optional<Instant> moment(@Nullable Object column) {
    return Optional.ofNullable((OffsetDateTime) column).map(OffsetDateTime::toInstant);
  }

  private static long count(Object column) {
    return ((Number) column).longValue();
  }
}

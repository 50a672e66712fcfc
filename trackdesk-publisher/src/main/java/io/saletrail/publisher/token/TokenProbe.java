package io.saletrail.publisher.token;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.BindingTable;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Keyring;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Failure;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskClient;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Checks a token and publishes the result.
@ApplicationScoped
public class TokenProbe {
  private static final Logger LOG = Logger.getLogger(TokenProbe.class);

  private final Outbox outbox;
  private final TrackdeskClient trackdesk;
  private final Keyring keyring;
  private final RetryPolicy policy;
  private final MeterRegistry meters;

  TokenProbe(
      Outbox outbox,
      TrackdeskClient trackdesk,
      Keyring keyring,
      RetryConfig retry,
      MeterRegistry meters) {
    this.outbox = outbox;
    this.trackdesk = trackdesk;
    this.keyring = keyring;
    this.policy = retry.policy();
    this.meters = meters;
    Arrays.stream(TokenChecked.Outcome.values()).forEach(this::counter);
  }

  private Counter counter(TokenChecked.Outcome outcome) {
    return meters.counter("publisher.token.checks", "outcome", outcome.name());
  }

  /// Makes the call, each time with a new idempotency key: a repeated response would prove nothing.
  public Uni<TrackdeskResponse> call(TokenCheck check) {
    var request = TrackdeskRequest.tokenCheck(check.binding().revenueOrigin());
    return keyring
        .open(check.account(), check.binding())
        .map(key -> trackdesk.call(check.tenant(), key, request, UUID.randomUUID()))
        .orElseGet(() -> Uni.createFrom().item(unreadable()));
  }

  private static TrackdeskResponse unreadable() {
    return TrackdeskResponse.unsent(new Outcome.Unavailable(Failure.TOKEN_UNREADABLE));
  }

  /// Records and publishes the result, unless tenant or token have changed meanwhile: then another
  /// check is due.
  public Uni<Void> settle(TokenCheck check, TrackdeskResponse response, Instant readAt) {
    var at = readAt.truncatedTo(ChronoUnit.MICROS);
    var outcome = response.onToken();
    var chance = ThreadLocalRandom.current().nextDouble();
    var next = TokenCheckRules.next(check, outcome, at, policy, chance);
    var announced = Optional.of(next).filter(_ -> TokenCheckRules.announced(outcome));
    var fact =
        fact(
            check.account(),
            check.tenant(),
            check.version(),
            check.number(),
            response,
            announced,
            at);
    return outbox
        .write(
            (session, facts) ->
                TokenCheckTable.end(session, check, outcome, Optional.of(next))
                    .invoke(
                        stands -> {
                          if (stands) {
                            facts.publish(fact);
                          }
                        }))
        .invoke(stands -> log(fact, response, stands))
        .replaceWithVoid();
  }

  /// A delivery's response shows that the token is rejected: this is equivalent to a check, and is
  /// published once.
  public static Uni<Void> reject(
      Mutiny.Session session,
      Outbox.Facts facts,
      String account,
      Binding binding,
      TrackdeskResponse response,
      Instant at,
      RetryPolicy policy) {
    if (!(binding.credential() instanceof Credential.Saved(var version, var _, var check))) {
      return Uni.createFrom().voidItem();
    }
    var number = check.map(Credential.Check::attempts).orElse(0) + 1;
    var next = TokenCheckRules.afterRejection(number, at, policy).truncatedTo(ChronoUnit.MICROS);
    return BindingTable.reject(session, account, binding.tenant(), version, next)
        .invoke(
            news ->
                news.ifPresent(
                    checks ->
                        facts.publish(
                            fact(
                                account,
                                binding.tenant(),
                                version,
                                checks,
                                response,
                                Optional.of(next),
                                at))))
        .replaceWithVoid();
  }

  private static TokenChecked fact(
      String account,
      TenantId tenant,
      long version,
      int number,
      TrackdeskResponse response,
      Optional<Instant> next,
      Instant at) {
    return new TokenChecked(
        account,
        tenant.toString(),
        version,
        number,
        response.onToken(),
        response.httpStatus(),
        next,
        at.truncatedTo(ChronoUnit.MICROS));
  }

  private void log(TokenChecked fact, TrackdeskResponse response, boolean stands) {
    counter(fact.outcome()).increment();
    LOG.infof(
        "token.checked merchant=%s tenant=%s attempt=%d outcome=%s%s%s superseded=%s took_ms=%d",
        fact.account(),
        fact.tenant(),
        fact.attempt(),
        fact.outcome(),
        fact.httpStatus().map(status -> " http_status=" + status).orElse(""),
        response.outcome() instanceof Outcome.Unavailable(var failure, var _)
            ? " reason=" + failure
            : "",
        !stands,
        response.took().toMillis());
  }
}

package io.saletrail.publisher.token;

import io.micrometer.core.instrument.MeterRegistry;
import io.saletrail.contracts.tenant.TokenChecked;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.delivery.RetryConfig;
import io.saletrail.publisher.delivery.RetryPolicy;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Keyring;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.merchant.MerchantTable;
import io.saletrail.publisher.trackdesk.Outcome;
import io.saletrail.publisher.trackdesk.Outcome.Trouble;
import io.saletrail.publisher.trackdesk.TenantId;
import io.saletrail.publisher.trackdesk.TrackdeskClient;
import io.saletrail.publisher.trackdesk.TrackdeskRequest;
import io.saletrail.publisher.trackdesk.TrackdeskResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/// Tries a token and says what came of it.
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
  }

  /// Makes the call. A key of its own each time: the answer to an earlier one is no news.
  public Uni<TrackdeskResponse> call(TokenCheck check) {
    var request = TrackdeskRequest.tokenCheck(check.merchant().revenueOrigin());
    return keyring
        .open(check.merchant())
        .map(key -> trackdesk.call(check.tenant(), key, request, UUID.randomUUID()))
        .orElseGet(() -> Uni.createFrom().item(unreadable()));
  }

  private static TrackdeskResponse unreadable() {
    return TrackdeskResponse.unsent(new Outcome.Unavailable(Trouble.TOKEN_UNREADABLE));
  }

  /// Records what came of it and says so, unless tenant or token have changed meanwhile: then
  /// another try is due.
  public Uni<Void> settle(TokenCheck check, TrackdeskResponse answer, Instant readAt) {
    var at = readAt.truncatedTo(ChronoUnit.MICROS);
    var outcome = answer.onToken();
    var chance = ThreadLocalRandom.current().nextDouble();
    var next = TokenCheckRules.next(check, outcome, at, policy, chance);
    var fact =
        fact(check.merchant(), check.tenant(), check.version(), check.number(), answer, next, at);
    return outbox
        .write(
            (session, facts) ->
                TokenCheckTable.end(session, check, outcome, next)
                    .invoke(
                        stands -> {
                          if (stands) {
                            facts.publish(fact);
                          }
                        }))
        .invoke(stands -> log(fact, answer, stands))
        .replaceWithVoid();
  }

  /// A delivery's answer shows that the token is refused: that is as good as a try of it, and is
  /// said once.
  public static Uni<Void> refuse(
      Mutiny.Session session,
      Outbox.Facts facts,
      Merchant merchant,
      TenantId tenant,
      TrackdeskResponse answer,
      Instant at) {
    if (!(merchant.credential() instanceof Credential.Saved(var version, var _, var _))) {
      return Uni.createFrom().voidItem();
    }
    return MerchantTable.refuse(session, merchant.account(), version)
        .invoke(
            news ->
                news.ifPresent(
                    number ->
                        facts.publish(
                            fact(merchant, tenant, version, number, answer, Optional.empty(), at))))
        .replaceWithVoid();
  }

  private static TokenChecked fact(
      Merchant merchant,
      TenantId tenant,
      long version,
      int number,
      TrackdeskResponse answer,
      Optional<Instant> next,
      Instant at) {
    return new TokenChecked(
        merchant.account(),
        tenant.toString(),
        version,
        number,
        answer.onToken(),
        answer.httpStatus(),
        next,
        at.truncatedTo(ChronoUnit.MICROS));
  }

  private void log(TokenChecked fact, TrackdeskResponse answer, boolean stands) {
    meters.counter("publisher.token.checks", "outcome", fact.outcome().name()).increment();
    LOG.infof(
        "token.checked merchant=%s tenant=%s attempt=%d outcome=%s%s%s overtaken=%s took_ms=%d",
        fact.account(),
        fact.tenant(),
        fact.attempt(),
        fact.outcome(),
        fact.httpStatus().map(status -> " http=" + status).orElse(""),
        answer.outcome() instanceof Outcome.Unavailable(var trouble, var _)
            ? " trouble=" + trouble
            : "",
        !stands,
        answer.took().toMillis());
  }
}

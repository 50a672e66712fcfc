package io.saletrail.ingest.poll;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.TopicReader;
import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.poll.PollLedger.LeaseState;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Replicas that read one account when the test calls them, and the results. Needs
/// [SchedulerDisabled].
@Dependent
class ManualPoll implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int ALL = 1_000;

  /// Only the test polls. The settle time is longer than the tests delay events, and short enough
  /// for the mark to move during a test.
  public static final class SchedulerDisabled implements QuarkusTestProfile {
    static final Duration SETTLE_TIME = Duration.ofSeconds(3);

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.scheduler.enabled",
          "false",
          "saletrail.poll.settle-time",
          SETTLE_TIME.toSeconds() + "S");
    }
  }

  private final PollSchedule schedule;
  private final PollLedger ledger;
  private final PollPass pass;
  private final Outbox outbox;
  private final TopicReader raw;
  private final TopicReader activity;
  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  ManualPoll(
      PollSchedule schedule,
      PollLedger ledger,
      PollPass pass,
      Outbox outbox,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
    this.schedule = schedule;
    this.ledger = ledger;
    this.pass = pass;
    this.outbox = outbox;
    this.raw = new TopicReader(kafka, Topic.STRIPE_EVENTS);
    this.activity = new TopicReader(kafka, Topic.PAYMENTS_ACTIVITY);
    settle(schedule.apply(List.of(settings())));
  }

  /// The account to read, used by this instance alone.
  String account() {
    return account;
  }

  /// Requests a pass, runs it and records its outcome. An unfinished pass is resumed first, and
  /// the request waits.
  PassOutcome read(Trigger trigger) {
    return end(claim(trigger));
  }

  /// Runs a pass over the given window.
  PassOutcome read(Window window) {
    var claim = claim(Trigger.HOURLY);
    return end(
        new Claim(
            account,
            claim.lease(),
            claim.startedAt(),
            claim.highWater(),
            new Claim.Start.Resumed(window, Cursor.first(), PassOutcome.Counts.NONE),
            claim.requests()));
  }

  /// Runs a pass as far as it gets and dies before its outcome is recorded. On return the lease
  /// has expired.
  void readAndDie(Trigger trigger) {
    pass.run(claim(trigger));
    settle(
        outbox.write(
            session ->
                session
                    .createMutationQuery(
                        "update PolledAccount set leaseUntil = :past" + " where account = :account")
                    .setParameter("past", Instant.now().minusSeconds(1))
                    .setParameter("account", account)
                    .executeUpdate()));
  }

  private Claim claim(Trigger trigger) {
    var now = Instant.now();
    var request = new PollRequested(UUID.randomUUID().toString(), account, trigger, now);
    settle(schedule.request(List.of(request)));
    return settle(ledger.claim(ALL, now)).stream()
        .filter(claim -> claim.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private PassOutcome end(Claim claim) {
    var outcome = pass.run(claim);
    // In the past, so that the account can be claimed again immediately.
    var now = Instant.now().minusSeconds(1);
    var written =
        switch (outcome) {
          case PassOutcome.Complete(var window, var counts) ->
              ledger.complete(claim, window, counts, now);
          case PassOutcome.Refused(var cause, var counts) ->
              ledger.fail(claim, cause, counts, Optional.empty(), now);
          case PassOutcome.Unavailable(var cause, var counts) ->
              ledger.fail(claim, cause, counts, Optional.of(now), now);
          case PassOutcome.Interrupted _ -> ledger.release(claim, now);
        };
    if (settle(written) == LeaseState.LOST) {
      throw new AssertionError("nobody else reads this account");
    }
    return outcome;
  }

  /// The high-water mark, in Stripe's seconds; empty before the first complete pass.
  Optional<Instant> mark() {
    return Optional.ofNullable(
        settle(outbox.write(session -> session.find(PolledAccount.class, account))).highWaterAt);
  }

  /// The ids of the events in the raw topic, each as often as it was appended.
  List<String> known() {
    return raw.of(account).stream().map(ManualPoll::eventId).toList();
  }

  /// Every event up to the mark is in the raw topic.
  void assertThatTheMarkIsNotAhead(Collection<StripeEvent> happened) {
    mark()
        .ifPresent(
            mark ->
                assertThat(known())
                    .as("the mark stands at %s", mark)
                    .containsAll(upTo(mark, happened)));
  }

  /// Every event that a poll requests is in the raw topic and published as activity, both exactly
  /// once.
  void assertThatNothingIsMissedAndNothingTwice(Collection<StripeEvent> happened) {
    assertThat(known()).containsAll(upTo(Instant.MAX, happened)).doesNotHaveDuplicates();
    await()
        .atMost(TIMEOUT)
        .untilAsserted(
            () ->
                assertThat(result())
                    .extracting(fact -> fact.observation().event())
                    .containsAll(known()));
    assertThat(result()).extracting(PaymentActivity::id).doesNotHaveDuplicates();
  }

  private List<PaymentActivity> result() {
    return activity.facts(account, PaymentActivity.class);
  }

  private static Set<String> upTo(Instant mark, Collection<StripeEvent> happened) {
    return happened.stream()
        .filter(event -> SubscribedTypes.HOURLY.contains(event.type()))
        .filter(event -> event.created() <= mark.getEpochSecond())
        .map(StripeEvent::id)
        .collect(toSet());
  }

  @Override
  public void close() {
    raw.close();
    activity.close();
  }

  private MerchantSettings settings() {
    return new MerchantSettings(
        account,
        1,
        Connection.CONNECTED,
        Optional.empty(),
        MerchantOptions.defaults(),
        Instant.now());
  }

  private static String eventId(ConsumerRecord<String, byte[]> message) {
    return new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
  }

  private static <T> T settle(Uni<T> work) {
    return work.await().atMost(TIMEOUT);
  }
}

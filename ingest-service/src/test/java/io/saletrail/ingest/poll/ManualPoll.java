package io.saletrail.ingest.poll;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.saletrail.contracts.Topic;
import io.saletrail.contracts.activity.PaymentActivity;
import io.saletrail.contracts.poll.PollFact.Trigger;
import io.saletrail.contracts.poll.PollRequested;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.ingest.TopicReader;
import io.saletrail.ingest.intake.SubscribedTypes;
import io.saletrail.ingest.job.Job;
import io.saletrail.ingest.job.JobKind;
import io.saletrail.ingest.job.JobLedger;
import io.saletrail.ingest.job.JobTable;
import io.saletrail.ingest.job.JobType;
import io.saletrail.ingest.job.LeaseState;
import io.saletrail.ingest.job.PassOutcome;
import io.saletrail.outbox.Outbox;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

  private final PollSchedule schedule;
  private final PollJobs polls;
  private final JobLedger jobs;
  private final PollPass pass;
  private final Outbox outbox;
  private final TopicReader raw;
  private final TopicReader activity;
  private final String account = "acct_" + UUID.randomUUID().toString().replace("-", "");

  ManualPoll(
      PollSchedule schedule,
      PollJobs polls,
      JobLedger jobs,
      PollPass pass,
      Outbox outbox,
      @ConfigProperty(name = "kafka.bootstrap.servers") String kafka) {
    this.schedule = schedule;
    this.polls = polls;
    this.jobs = jobs;
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
  PassOutcome<PollResult> read(Trigger trigger) {
    return end(claim(trigger));
  }

  /// Runs a pass over the given window.
  PassOutcome<PollResult> read(Window window) {
    var claim = claim(Trigger.HOURLY);
    return end(
        new PollClaim(
            claim.job(),
            claim.startedAt(),
            new PollClaim.Start.Resumed(window, PollCursor.first(), PollCounts.NONE),
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
                    .createMutationQuery("update Job set leaseUntil = :past where job = :job")
                    .setParameter("past", Instant.now().minusSeconds(1))
                    .setParameter("job", JobKind.POLL.id(account))
                    .executeUpdate()));
  }

  private PollClaim claim(Trigger trigger) {
    var now = Instant.now();
    var request = new PollRequested(UUID.randomUUID().toString(), account, trigger, now);
    settle(schedule.request(List.of(request)));
    return settle(jobs.claim(polls, ALL, now)).stream()
        .map(JobLedger.Claimed::claim)
        .filter(claim -> claim.account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private PassOutcome<PollResult> end(PollClaim claim) {
    var outcome = pass.run(claim);
    // In the past, so that no pause delays the next claim.
    var now = Instant.now().minus(TIMEOUT);
    var written =
        jobs.end(
            claim.job(),
            (session, facts, job) ->
                polls.end(new JobType.PassEnd(session, facts, job, now), claim, outcome));
    if (settle(written) == LeaseState.LOST) {
      throw new AssertionError("no other replica reads this account");
    }
    return outcome;
  }

  /// The high-water mark, in Stripe's seconds; empty before the first complete pass.
  Optional<Instant> mark() {
    return settle(outbox.read(session -> JobTable.find(session, JobKind.POLL, account)))
        .flatMap(Job::highWaterAt);
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
    // A batch that waits for the database is published again: the copies are equal, and count once.
    assertThat(result().stream().distinct())
        .extracting(PaymentActivity::id)
        .doesNotHaveDuplicates();
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

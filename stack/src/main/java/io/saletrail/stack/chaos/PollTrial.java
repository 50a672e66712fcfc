package io.saletrail.stack.chaos;

import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.Replica;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Two ingest services share the polls of many merchants, with a short poll interval. One of them
/// may be killed within a cycle, as `kill -9` does. Every merchant must be polled, and none twice.
///
/// The stack's own ingest-service is stopped meanwhile.
public final class PollTrial implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(4);

  /// How late a merchant may be polled whose replica died: the lease, and one pass for all
  /// merchants that are due then.
  private static final Duration GRACE = LEASE.plusSeconds(6);

  private static final Duration FIRST_ROUND = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /// At or slightly above the scheduled rate no merchant is overdue.
  private static final double RATE_TOLERANCE = 1.3;

  private final LocalStack stack;
  private final String name;
  private final List<String> accounts = new ArrayList<>();
  private final KafkaProducer<String, byte[]> settings;

  /// Stops the stack's own ingest-service.
  ///
  /// @param name prefix of the merchants' accounts
  public PollTrial(LocalStack stack, String name) {
    this.stack = stack;
    this.name = name;
    this.settings =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.kafka()),
            new StringSerializer(),
            new ByteArraySerializer());
    stack.stop(Program.INGEST);
  }

  /// Runs two services and observes their polls.
  ///
  /// @param merchants number of merchants, including those of the previous run
  /// @param cycle the poll interval
  /// @param warmUp cycles before the observation, after every merchant's first poll
  /// @param cycles length of the observation
  /// @param kill whether one of the two services is killed halfway
  public PollResult run(int merchants, Duration cycle, int warmUp, int cycles, boolean kill) {
    Instant start = Instant.now();
    try (PollWatch watch = new PollWatch(stack.kafka());
        Replica first = replica(cycle);
        Replica second = replica(cycle)) {
      first.awaitReady();
      second.awaitReady();
      while (accounts.size() < merchants) {
        open("acct_" + name + accounts.size());
      }
      settings.flush();
      boolean _ = new Eventually(FIRST_ROUND, PAUSE).until(() -> watch.all(accounts, start));
      sleep(cycle.multipliedBy(warmUp));
      awaitScheduledRate(watch, cycle);
      Duration time = cycle.multipliedBy(cycles);
      Instant from = Instant.now();
      Duration before = first.processorTime().plus(second.processorTime());
      sleep(time.dividedBy(2));
      Duration secondBusy = second.processorTime();
      if (kill) {
        second.kill();
      }
      sleep(time.dividedBy(2));
      Instant to = Instant.now();
      Duration busy = first.processorTime().plus(kill ? secondBusy : second.processorTime());
      watch.readNew();
      int polls = accounts.stream().mapToInt(it -> ended(watch, it, from, to)).sum();
      sleep(GRACE);
      watch.readNew();
      return result(watch, from, cycle, polls, busy.minus(before));
    }
  }

  private void awaitScheduledRate(PollWatch watch, Duration cycle) {
    double scheduled = accounts.size() * (double) PAUSE.toMillis() / cycle.toMillis();
    boolean _ =
        new Eventually(FIRST_ROUND, PAUSE)
            .until(() -> watch.count(Instant.now().minus(PAUSE)) <= RATE_TOLERANCE * scheduled);
  }

  private static int ended(PollWatch watch, String account, Instant from, Instant to) {
    return (int) watch.since(account, from).stream().filter(end -> end.isBefore(to)).count();
  }

  private PollResult result(
      PollWatch watch, Instant from, Duration cycle, int polls, Duration processor) {
    int missed = 0;
    int twice = 0;
    Duration longest = Duration.ZERO;
    for (String account : accounts) {
      List<Instant> ends = watch.since(account, from);
      missed += ends.isEmpty() ? 1 : 0;
      Instant last = from;
      boolean tooSoon = false;
      for (Instant end : ends) {
        Duration pause = Duration.between(last, end);
        tooSoon |= !last.equals(from) && pause.compareTo(cycle.dividedBy(2)) < 0;
        longest = pause.compareTo(longest) > 0 ? pause : longest;
        last = end;
      }
      twice += tooSoon ? 1 : 0;
    }
    return new PollResult(accounts.size(), polls, missed, twice, longest, processor);
  }

  private Replica replica(Duration cycle) {
    return stack.addReplica(
        Program.INGEST,
        Map.of(
            "SALETRAIL_POLL_INTERVAL",
            cycle.toSeconds() + "S",
            "SALETRAIL_POLL_LEASE",
            LEASE.toSeconds() + "S",
            // The work of an hour in a minute.
            "SALETRAIL_POLL_CONCURRENCY",
            "100",
            "SALETRAIL_STRIPE_CALLS_PER_SECOND",
            "1000"));
  }

  private void open(String account) {
    var _ = stack.stripe().account(account);
    accounts.add(account);
    publish(account, 1, Connection.CONNECTED);
  }

  private void publish(String account, long version, Connection connection) {
    MerchantSettings fact =
        new MerchantSettings(
            account,
            version,
            connection,
            Optional.empty(),
            MerchantOptions.defaults(),
            Instant.now());
    byte[] body = FactFormat.write(fact).getBytes(StandardCharsets.UTF_8);
    var _ = settings.send(new ProducerRecord<>(fact.topic().topicName(), fact.key(), body));
  }

  private static void sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Disconnects the merchants, so that they are not polled any more.
  @Override
  public void close() {
    accounts.forEach(account -> publish(account, 2, Connection.DISCONNECTED));
    settings.close();
    stack.restart(Program.INGEST);
    stack.awaitReady();
  }
}

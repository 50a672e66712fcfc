package io.saletrail.stack.trial;

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

/// Two ingest services share the polls of many merchants; their hour is shortened, nothing else.
/// One of them may be killed amid a cycle, as `kill -9` does. Nobody may be left out, and nobody
/// polled twice.
///
/// While it lasts, the house's own ingest-service rests.
public final class PollTrial implements AutoCloseable {

  private static final Duration LEASE = Duration.ofSeconds(4);

  /// How much later than its turn a merchant may be read whose replica died: the lease, and a
  /// pass for everybody who waits then.
  private static final Duration GRACE = LEASE.plusSeconds(6);

  private static final Duration FIRST_ROUND = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// Polls come at the pace of the turns, or a little faster: nobody is left waiting.
  private static final double CALM = 1.3;

  private final LocalStack house;
  private final String name;
  private final List<String> accounts = new ArrayList<>();
  private final KafkaProducer<String, byte[]> settings;

  /// @param name what the merchants' accounts begin with
  public PollTrial(LocalStack house, String name) {
    this.house = house;
    this.name = name;
    this.settings =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", house.kafka()),
            new StringSerializer(),
            new ByteArraySerializer());
    house.stop(Program.INGEST);
  }

  /// Lets two services poll so many merchants.
  ///
  /// @param merchants how many there are; those of the last run are among them
  /// @param cycle what they take for an hour
  /// @param warmUp cycles before they are watched, once everybody was polled for the first time
  /// @param cycles how long they are watched
  /// @param kill whether one of the two is killed in the middle
  public PollResult run(int merchants, Duration cycle, int warmUp, int cycles, boolean kill) {
    Instant begin = Instant.now();
    try (PollWatch watch = new PollWatch(house.kafka());
        Replica one = replica(cycle);
        Replica other = replica(cycle)) {
      one.awaitReady();
      other.awaitReady();
      while (accounts.size() < merchants) {
        open("acct_" + name + accounts.size());
      }
      settings.flush();
      boolean _ = new Eventually(FIRST_ROUND, LOOK).until(() -> watch.all(accounts, begin));
      sleep(cycle.multipliedBy(warmUp));
      awaitCalm(watch, cycle);
      Duration time = cycle.multipliedBy(cycles);
      Instant from = Instant.now();
      Duration before = one.processorTime().plus(other.processorTime());
      sleep(time.dividedBy(2));
      Duration otherBusy = other.processorTime();
      if (kill) {
        other.kill();
      }
      sleep(time.dividedBy(2));
      Instant to = Instant.now();
      Duration busy = one.processorTime().plus(kill ? otherBusy : other.processorTime());
      watch.look();
      int polls = accounts.stream().mapToInt(it -> ended(watch, it, from, to)).sum();
      sleep(GRACE);
      watch.look();
      return result(watch, from, cycle, polls, busy.minus(before));
    }
  }

  private void awaitCalm(PollWatch watch, Duration cycle) {
    double turns = accounts.size() * (double) LOOK.toMillis() / cycle.toMillis();
    boolean _ =
        new Eventually(FIRST_ROUND, LOOK)
            .until(() -> watch.count(Instant.now().minus(LOOK)) <= CALM * turns);
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
    return house.addReplica(
        Program.INGEST,
        Map.of(
            "SALETRAIL_POLL_INTERVAL",
            cycle.toSeconds() + "S",
            "SALETRAIL_POLL_LEASE",
            LEASE.toSeconds() + "S",
            // An hour's work in a minute.
            "SALETRAIL_POLL_CONCURRENCY",
            "100",
            "SALETRAIL_STRIPE_CALLS_PER_SECOND",
            "1000"));
  }

  private void open(String account) {
    var _ = house.stripe().account(account);
    accounts.add(account);
    say(account, 1, Connection.CONNECTED);
  }

  private void say(String account, long version, Connection connection) {
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

  /// Lets the merchants go, so that nobody polls them from here on.
  @Override
  public void close() {
    accounts.forEach(account -> say(account, 2, Connection.DISCONNECTED));
    settings.close();
    house.restart(Program.INGEST);
    house.awaitReady();
  }
}

package io.saletrail.stack.bench;

import io.saletrail.stack.Eventually;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// The cost of the first and of the n-th payment of a subscription or customer. All facts are
/// published directly; only conversion-service is measured.
final class RenewalBench {

  private static final List<Integer> PAYMENTS = List.of(1, 60, 260, 2_000);

  /// Number of subscriptions or customers; each of them pays n times.
  private static final int PAYERS = 10;
  private static final int WARM_UP = 500;
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final String kafka;
  private final URI metrics;
  private final Terminal terminal;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param conversion the address of conversion-service
  RenewalBench(String kafka, URI conversion, Terminal terminal) {
    this.kafka = kafka;
    this.metrics = conversion.resolve("/q/metrics");
    this.terminal = terminal;
  }

  /// Makes the n-th payment of a payer.
  private interface Payment {
    /// Returns the charge.
    String make(PaymentFacts facts, String payer, int n);
  }

  /// Average cost of the payments of one round.
  private record Cost(double facts, double bytes, double millis) {}

  void measure() {
    terminal.title("The n-th payment: facts and bytes loaded, time to decide");
    measure("subscription", "sub_", PaymentFacts::pay);
    measure("customer", "cus_", PaymentFacts::buy);
  }

  private void measure(String what, String prefix, Payment payment) {
    String account = "acct_" + UUID.randomUUID().toString().replace("-", "");
    try (PaymentFacts facts = new PaymentFacts(kafka, account);
        DecisionWatch decisions = new DecisionWatch(kafka, account)) {
      List<Cost> costs = new ArrayList<>();
      int warm = history(facts, List.of(prefix + "warm"), 1, WARM_UP, payment);
      await(decisions, warm);
      List<String> payers = payers(prefix);
      int paid = 0;
      for (int n : PAYMENTS) {
        warm += history(facts, payers, paid + 1, n - 1, payment);
        await(decisions, warm);
        costs.add(cost(facts, decisions, payers, n, payment));
        warm += PAYERS;
        paid = n;
        terminal.line(summary(what, n, costs.getLast()));
      }
      terminal.line("ratio of last to first: " + ratio(costs.getLast(), costs.getFirst()));
    }
  }

  private static List<String> payers(String prefix) {
    List<String> payers = new ArrayList<>();
    for (int n = 0; n < PAYERS; n++) {
      payers.add(prefix + n);
    }
    return payers;
  }

  /// Makes all these payments and returns their number.
  private static int history(
      PaymentFacts facts, List<String> payers, int from, int to, Payment payment) {
    int count = 0;
    for (int n = from; n <= to; n++) {
      for (String payer : payers) {
        payment.make(facts, payer, n);
        count++;
      }
    }
    return count;
  }

  private static void await(DecisionWatch decisions, int count) {
    if (!Eventually.of(LIMIT).until(() -> decisions.approved() >= count)) {
      throw new StackFailure(
          "Only %d of %d payments were decided in time".formatted(decisions.approved(), count));
    }
  }

  /// One payment at a time, so that none waits for another.
  private Cost cost(
      PaymentFacts facts, DecisionWatch decisions, List<String> payers, int n, Payment payment) {
    double factsBefore = counter("conversion_facts_loaded_total");
    double bytesBefore = counter("conversion_bytes_loaded_total");
    List<Double> millis = new ArrayList<>();
    for (String payer : payers) {
      long start = System.nanoTime();
      String charge = payment.make(facts, payer, n);
      awaitDecision(decisions, charge);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    millis.sort(Double::compare);
    return new Cost(
        (counter("conversion_facts_loaded_total") - factsBefore) / payers.size(),
        (counter("conversion_bytes_loaded_total") - bytesBefore) / payers.size(),
        millis.get(millis.size() / 2));
  }

  /// Polls without a pause, which would be measured, too.
  private static void awaitDecision(DecisionWatch decisions, String charge) {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (!decisions.isApproved(charge)) {
      if (System.nanoTime() > limit) {
        throw new StackFailure("Payment " + charge + " was not decided in time");
      }
    }
  }

  private static String summary(String what, int n, Cost cost) {
    return "payment %,5d of a %-12s  %5.1f facts  %,7.0f bytes  %5.1f ms"
        .formatted(n, what, cost.facts(), cost.bytes(), cost.millis());
  }

  private static String ratio(Cost last, Cost first) {
    return "%.2f facts, %.2f bytes, %.2f time"
        .formatted(
            last.facts() / first.facts(),
            last.bytes() / first.bytes(),
            last.millis() / first.millis());
  }

  private double counter(String name) {
    HttpRequest request = HttpRequest.newBuilder(metrics).build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString())
          .body()
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

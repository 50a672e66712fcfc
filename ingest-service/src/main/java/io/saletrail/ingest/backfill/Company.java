package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.backfill.BackfillFact.Stage;
import io.saletrail.ingest.lookup.StripeWalk;
import io.saletrail.ingest.lookup.Walked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What belongs to the objects of one page and may lie outside the period: the session behind a
/// renewal, the sale behind a refund. It is read along, so that nothing is left to ask Stripe for
/// afterwards, and a rehearsal knows what the real thing would.
final class Company {
  private final StripeWalk walk;
  private final String account;
  private final Instant periodEnd;
  private final Set<String> whole;
  private final Set<String> added = new HashSet<>();

  /// @param whole those of the page's [names][#names] of which everything was read
  Company(StripeWalk walk, BackfillClaim claim, Set<String> whole) {
    this.walk = walk;
    this.account = claim.account();
    this.periodEnd = claim.to();
    this.whole = new HashSet<>(whole);
  }

  /// Every id on a page by which its objects belong to others.
  static Set<String> names(List<JsonNode> page) {
    var names = new HashSet<String>();
    for (var object : page) {
      names.add(Ties.id(object));
      names.addAll(Ties.all(object));
    }
    return names;
  }

  /// The ids of which everything is read now, and was not before.
  Set<String> added() {
    return Set.copyOf(added);
  }

  /// Reads the company of a page.
  Walked of(Stage stage, List<JsonNode> page) {
    var found = new ArrayList<JsonNode>();
    for (var object : page) {
      for (var start : missing(stage, object)) {
        switch (walk.from(account, start)) {
          case Walked.Found(var objects) -> {
            found.addAll(objects);
            objects.forEach(this::nowWhole);
            nowWhole(start);
          }
          case Walked.NotAuthorised refused -> {
            return refused;
          }
          case Walked.Unavailable unavailable -> {
            return unavailable;
          }
        }
      }
    }
    return new Walked.Found(found);
  }

  /// Where walks begin that find what is missing about an object.
  private Set<String> missing(Stage stage, JsonNode object) {
    return switch (stage) {
      case SESSIONS -> {
        nowWhole(object);
        yield Set.of();
      }
      case INVOICES -> ofInvoice(object);
      // What nobody paid needs no session.
      case CHARGES -> object.path("paid").asBoolean() ? ofPayment(object) : Set.of();
      case REFUNDS, DISPUTES -> ofPayment(object);
    };
  }

  /// Its subscription leads to the session. Its charge is in a later list, unless it was paid
  /// after the period.
  private Set<String> ofInvoice(JsonNode invoice) {
    var starts = new LinkedHashSet<String>();
    Ties.subscription(invoice).ifPresent(starts::add);
    var payments = Ties.ofInvoicePayments(invoice);
    if (Ties.paidAt(invoice).filter(paid -> !paid.isBefore(periodEnd)).isPresent()) {
      starts.addAll(payments);
    }
    starts.removeAll(whole);
    payments.forEach(this::nowWhole);
    nowWhole(Ties.id(invoice));
    return starts;
  }

  private Set<String> ofPayment(JsonNode object) {
    var ties = Ties.all(object);
    var isWhole = whole.contains(Ties.id(object)) || ties.stream().anyMatch(whole::contains);
    nowWhole(object);
    return isWhole ? Set.of() : Set.of(Ties.id(object));
  }

  private void nowWhole(JsonNode object) {
    nowWhole(Ties.id(object));
    Ties.all(object).forEach(this::nowWhole);
  }

  private void nowWhole(String id) {
    if (whole.add(id)) {
      added.add(id);
    }
  }
}

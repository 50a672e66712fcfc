package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.lookup.ObjectTraversal;
import io.saletrail.ingest.lookup.TraversalResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What belongs to the objects of one page and may lie outside the period: the session behind a
/// renewal, the sale behind a refund. It is read along, so that nothing is left to ask Stripe for
/// afterwards, and a rehearsal knows what the real thing would.
final class RelatedObjects {
  private final ObjectTraversal walk;
  private final String account;
  private final Instant periodStart;
  private final Instant periodEnd;
  private final Set<String> whole;
  private final Set<String> added = new HashSet<>();

  /// @param whole those of the page's [names][#names] of which everything was read
  RelatedObjects(ObjectTraversal walk, BackfillClaim claim, Set<String> whole) {
    this.walk = walk;
    this.account = claim.account();
    this.periodStart = claim.from();
    this.periodEnd = claim.to();
    this.whole = new HashSet<>(whole);
  }

  /// Every id on a page by which its objects belong to others.
  static Set<String> names(List<JsonNode> page) {
    var names = new HashSet<String>();
    for (var object : page) {
      names.add(ObjectIds.id(object));
      names.addAll(ObjectIds.all(object));
    }
    return names;
  }

  /// The ids of which everything is read now, and was not before.
  Set<String> added() {
    return Set.copyOf(added);
  }

  /// Reads the company of a page. What one walk read, the next does not begin at.
  TraversalResult of(BackfillList list, List<JsonNode> page) {
    var read = new ArrayList<TraversalResult.Found>();
    for (var object : page) {
      for (var start : missing(list, object)) {
        for (var walked : walks(start)) {
          switch (walked) {
            case TraversalResult.Found found -> {
              read.add(found);
              found.objects().forEach(this::nowWhole);
              nowWhole(start);
            }
            case TraversalResult.NotAuthorised _, TraversalResult.Unavailable _ -> {
              return walked;
            }
          }
        }
      }
    }
    return new TraversalResult.Found(
        read.stream().flatMap(found -> found.objects().stream()).toList(),
        read.stream().flatMap(found -> found.beside().stream()).toList());
  }

  /// A subscription that began before the period had invoices before it: without them nothing
  /// tells whether the first one in the period is the first that brings money.
  private List<TraversalResult> walks(String start) {
    var walked = walk.from(account, start);
    return walked instanceof TraversalResult.Found(var objects, var _)
            && objects.stream().anyMatch(object -> beganBefore(object, start))
        ? List.of(walked, walk.invoicesBefore(account, start, periodStart))
        : List.of(walked);
  }

  private boolean beganBefore(JsonNode object, String start) {
    return object.path("object").asText().equals("subscription")
        && ObjectIds.id(object).equals(start)
        && object.path("created").asLong() < periodStart.getEpochSecond();
  }

  /// Where walks begin that find what is missing about an object.
  private Set<String> missing(BackfillList list, JsonNode object) {
    return switch (list) {
      case SESSIONS -> {
        nowWhole(object);
        yield Set.of();
      }
      case INVOICES -> ofInvoice(object);
      // What nobody paid needs no session.
      case CHARGES -> object.path("paid").asBoolean() ? ofPayment(object) : Set.of();
      case REFUNDS, DISPUTES -> ofPayment(object);
      // Refunds through Stripe stand in their own list.
      case CREDIT_NOTES ->
          object.path("out_of_band_amount").asLong() > 0 ? ofPayment(object) : Set.of();
    };
  }

  /// Its subscription leads to the session. Its charge is in a later list, unless it was paid
  /// after the period. The page shows the first of its lines alone.
  private Set<String> ofInvoice(JsonNode invoice) {
    var starts = new LinkedHashSet<String>();
    ObjectIds.subscription(invoice).ifPresent(starts::add);
    var payments = ObjectIds.ofInvoicePayments(invoice);
    if (ObjectIds.paidAt(invoice).filter(paid -> !paid.isBefore(periodEnd)).isPresent()) {
      starts.addAll(payments);
    }
    if (invoice.path("lines").path("has_more").asBoolean()) {
      starts.add(ObjectIds.id(invoice));
    }
    starts.removeAll(whole);
    payments.forEach(this::nowWhole);
    nowWhole(ObjectIds.id(invoice));
    return starts;
  }

  private Set<String> ofPayment(JsonNode object) {
    var ties = ObjectIds.all(object);
    var isWhole = whole.contains(ObjectIds.id(object)) || ties.stream().anyMatch(whole::contains);
    nowWhole(object);
    return isWhole ? Set.of() : Set.of(ObjectIds.id(object));
  }

  private void nowWhole(JsonNode object) {
    nowWhole(ObjectIds.id(object));
    ObjectIds.all(object).forEach(this::nowWhole);
  }

  private void nowWhole(String id) {
    if (whole.add(id)) {
      added.add(id);
    }
  }
}

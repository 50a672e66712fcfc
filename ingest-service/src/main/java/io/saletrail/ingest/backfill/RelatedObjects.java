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
  private final ObjectTraversal traversal;
  private final String account;
  private final Instant periodStart;
  private final Instant periodEnd;
  private final Set<String> fullyRead;
  private final Set<String> added = new HashSet<>();

  /// @param fullyRead those of the page's [idsOn][#idsOn] of which everything was read
  RelatedObjects(ObjectTraversal traversal, BackfillClaim claim, Set<String> fullyRead) {
    this.traversal = traversal;
    this.account = claim.account();
    this.periodStart = claim.from();
    this.periodEnd = claim.to();
    this.fullyRead = new HashSet<>(fullyRead);
  }

  /// Every id on a page by which its objects belong to others.
  static Set<String> idsOn(List<JsonNode> page) {
    var idsOn = new HashSet<String>();
    for (var object : page) {
      idsOn.add(ObjectIds.id(object));
      idsOn.addAll(ObjectIds.all(object));
    }
    return idsOn;
  }

  /// The ids of which everything is read now, and was not before.
  Set<String> added() {
    return Set.copyOf(added);
  }

  /// Reads the related of a page. What one traversal read, the next does not begin at.
  TraversalResult of(BackfillList list, List<JsonNode> page) {
    var read = new ArrayList<TraversalResult.Found>();
    for (var object : page) {
      for (var start : missing(list, object)) {
        for (var result : traversals(start)) {
          switch (result) {
            case TraversalResult.Found found -> {
              read.add(found);
              found.objects().forEach(this::markFullyRead);
              markFullyRead(start);
            }
            case TraversalResult.NotAuthorised _, TraversalResult.Unavailable _ -> {
              return result;
            }
          }
        }
      }
    }
    return new TraversalResult.Found(
        read.stream().flatMap(found -> found.objects().stream()).toList(),
        read.stream().flatMap(found -> found.additional().stream()).toList());
  }

  /// A subscription that began before the period had invoices before it: without them nothing
  /// tells whether the first one in the period is the first that brings money.
  private List<TraversalResult> traversals(String start) {
    var result = traversal.from(account, start);
    return result instanceof TraversalResult.Found(var objects, var _)
            && objects.stream().anyMatch(object -> beganBefore(object, start))
        ? List.of(result, traversal.invoicesBefore(account, start, periodStart))
        : List.of(result);
  }

  private boolean beganBefore(JsonNode object, String start) {
    return object.path("object").asText().equals("subscription")
        && ObjectIds.id(object).equals(start)
        && object.path("created").asLong() < periodStart.getEpochSecond();
  }

  /// Where traversals begin that find what is missing about an object.
  private Set<String> missing(BackfillList list, JsonNode object) {
    return switch (list) {
      case SESSIONS -> {
        markFullyRead(object);
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
    starts.removeAll(fullyRead);
    payments.forEach(this::markFullyRead);
    markFullyRead(ObjectIds.id(invoice));
    return starts;
  }

  private Set<String> ofPayment(JsonNode object) {
    var relatedIds = ObjectIds.all(object);
    var isFullyRead = fullyRead.contains(ObjectIds.id(object)) || relatedIds.stream().anyMatch(fullyRead::contains);
    markFullyRead(object);
    return isFullyRead ? Set.of() : Set.of(ObjectIds.id(object));
  }

  private void markFullyRead(JsonNode object) {
    markFullyRead(ObjectIds.id(object));
    ObjectIds.all(object).forEach(this::markFullyRead);
  }

  private void markFullyRead(String id) {
    if (fullyRead.add(id)) {
      added.add(id);
    }
  }
}

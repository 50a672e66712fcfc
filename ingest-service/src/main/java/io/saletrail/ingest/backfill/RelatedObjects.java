package io.saletrail.ingest.backfill;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.lookup.ObjectTraversal;
import io.saletrail.ingest.lookup.TraversalResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Related objects of one page that may be outside the period: the session of a renewal, the sale
/// of a refund. They are read too, so that no look-up is necessary later and a dry run is
/// complete.
final class RelatedObjects {
  private final ObjectTraversal traversal;
  private final String account;
  private final Instant periodStart;
  private final Instant periodEnd;
  private final Set<String> fullyRead;
  private final Set<String> added = new HashSet<>();

  /// @param fullyRead ids of the [page][#idsOn] whose related objects are read
  RelatedObjects(ObjectTraversal traversal, BackfillClaim claim, Set<String> fullyRead) {
    this.traversal = traversal;
    this.account = claim.account();
    this.periodStart = claim.from();
    this.periodEnd = claim.to();
    this.fullyRead = new HashSet<>(fullyRead);
  }

  /// The ids of a page's objects and of their related objects.
  static Set<String> idsOn(List<JsonNode> page) {
    var idsOn = new HashSet<String>();
    for (var object : page) {
      idsOn.add(ObjectIds.id(object));
      idsOn.addAll(ObjectIds.all(object));
    }
    return idsOn;
  }

  /// The ids that this page added to the fully read ones.
  Set<String> added() {
    return Set.copyOf(added);
  }

  /// Reads the related objects of a page. An id read by one traversal starts no other.
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
        read.stream().flatMap(found -> found.additional().stream()).toList(),
        read.stream().allMatch(TraversalResult.Found::complete));
  }

  /// A subscription that started before the period has earlier invoices, which show whether an
  /// invoice is the first paid one.
  private List<TraversalResult> traversals(String start) {
    var result = traversal.from(ReadUse.BACKFILL, account, start);
    return result instanceof TraversalResult.Found(var objects, var _, var _)
            && objects.stream().anyMatch(object -> beganBefore(object, start))
        ? List.of(result, traversal.invoicesBefore(ReadUse.BACKFILL, account, start, periodStart))
        : List.of(result);
  }

  private boolean beganBefore(JsonNode object, String start) {
    return object.path("object").asText().equals("subscription")
        && ObjectIds.id(object).equals(start)
        && object.path("created").asLong() < periodStart.getEpochSecond();
  }

  /// The ids from which traversals find an object's related objects.
  private Set<String> missing(BackfillList list, JsonNode object) {
    return switch (list) {
      case SESSIONS -> {
        markFullyRead(object);
        yield Set.of();
      }
      case INVOICES -> ofInvoice(object);
      // An unpaid charge needs no session.
      case CHARGES -> object.path("paid").asBoolean() ? ofPayment(object) : Set.of();
      case REFUNDS, DISPUTES -> ofPayment(object);
      // Refunds through Stripe are in their own list.
      case CREDIT_NOTES ->
          object.path("out_of_band_amount").asLong() > 0 ? ofPayment(object) : Set.of();
    };
  }

  /// The subscription leads to the session. The charge is in a later list, unless it was paid
  /// after the period. The page contains only the first lines.
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
    var isFullyRead =
        fullyRead.contains(ObjectIds.id(object))
            || relatedIds.stream().anyMatch(fullyRead::contains);
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

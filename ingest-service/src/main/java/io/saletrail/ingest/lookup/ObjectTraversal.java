package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.allowance.ReadUse;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.stripe.StripeQuery;
import io.saletrail.ingest.stripe.StripeReadClient;
import io.saletrail.ingest.stripe.StripeReadResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads from a Stripe object along its links, until its Checkout Session is found or no link is
/// left. Blocks; use it on virtual threads. Writes nothing.
@ApplicationScoped
public class ObjectTraversal {
  private static final String SESSION = "checkout.session";

  private final StripeReadClient stripe;
  private final LookupConfig config;

  ObjectTraversal(StripeReadClient stripe, LookupConfig config) {
    this.stripe = stripe;
    this.config = config;
  }

  /// Reads the related objects of an object.
  public TraversalResult from(ReadUse use, String account, String object) {
    return new Traversal(use, account).from(object);
  }

  /// Reads the latest invoices of a subscription before a time.
  public TraversalResult invoicesBefore(
      ReadUse use, String account, String subscription, Instant moment) {
    return new Traversal(use, account).invoicesBefore(subscription, moment);
  }

  static boolean isSession(JsonNode object) {
    return object.path("object").asText().equals(SESSION);
  }

  /// One traversal and its state.
  private final class Traversal {
    private final ReadUse use;
    private final String account;
    private final ArrayDeque<String> queue = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();
    private final List<JsonNode> read = new ArrayList<>();
    private final List<JsonNode> additional = new ArrayList<>();
    private int calls;
    private boolean complete = true;

    Traversal(ReadUse use, String account) {
      this.use = use;
      this.account = account;
    }

    TraversalResult from(String object) {
      queue.add(object);
      while (!queue.isEmpty() && calls < config.calls()) {
        var ended = visit(queue.poll());
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      complete &= queue.stream().allMatch(this::isVisited);
      return found();
    }

    private boolean isVisited(String id) {
      return visited.contains(id) || StripeObject.of(id).isEmpty();
    }

    TraversalResult invoicesBefore(String subscription, Instant moment) {
      return history(StripeObject.invoicesBefore(subscription, moment)).orElseGet(this::found);
    }

    private TraversalResult found() {
      return new TraversalResult.Found(List.copyOf(read), List.copyOf(additional), complete);
    }

    /// Reads one object and its lists; returns a result if the traversal ends here.
    private Optional<TraversalResult> visit(String id) {
      var kind = StripeObject.of(id).filter(known -> StripeId.isId(id));
      if (kind.isEmpty() || !visited.add(id)) {
        return Optional.empty();
      }
      var ended = follow(kind.get().read(id));
      for (var list : kind.get().lists(id)) {
        ended = ended.or(() -> follow(list));
      }
      return ended.or(() -> known(id).flatMap(object -> complete(kind.get(), object)));
    }

    /// Reads what the object itself does not contain.
    private Optional<TraversalResult> complete(StripeObject kind, JsonNode object) {
      return switch (kind) {
        case SESSION -> {
          StripeObject.ids(object, "invoice").forEach(queue::add);
          yield Optional.empty();
        }
        case INVOICE ->
            lines(object)
                .or(() -> StripeObject.creditNotes(object).flatMap(this::follow))
                .or(() -> StripeObject.earlierInvoices(object).flatMap(this::history));
        // A session may have stored the card before there was a subscription.
        case SUBSCRIPTION ->
            read.stream().anyMatch(ObjectTraversal::isSession)
                ? Optional.empty()
                : StripeObject.setupSessions(object).flatMap(this::setups);
        case PAYMENT_INTENT,
            CHARGE,
            PAYMENT,
            INVOICE_PAYMENT,
            REFUND,
            PAYMENT_REFUND,
            DISPUTE,
            OLD_DISPUTE,
            CREDIT_NOTE ->
            Optional.empty();
      };
    }

    /// An invoice contains its first lines; the others are added to it, page by page.
    private Optional<TraversalResult> lines(JsonNode invoice) {
      return invoice.path("lines") instanceof ObjectNode lines
              && lines.path("data") instanceof ArrayNode data
          ? lines(invoice.path("id").asText(), lines, data)
          : Optional.empty();
    }

    private Optional<TraversalResult> lines(String invoice, ObjectNode lines, ArrayNode data) {
      var ended = Optional.<TraversalResult>empty();
      for (var pages = 0; pages < config.linePages() && ended.isEmpty(); pages++) {
        if (data.isEmpty() || !lines.path("has_more").asBoolean()) {
          return ended;
        }
        var last = data.path(data.size() - 1).path("id").asText();
        ended = call(StripeObject.lines(invoice, last), page -> add(page, lines, data));
      }
      return ended;
    }

    private void add(StripeReadResult.Page page, ObjectNode lines, ArrayNode data) {
      data.addAll(page.items());
      lines.put("has_more", page.more());
    }

    /// Reads a list of earlier objects, page by page, without following their links.
    private Optional<TraversalResult> history(StripeQuery list) {
      var after = Optional.<String>empty();
      for (var pages = 0; pages < config.historyPages(); pages++) {
        var seen = new ArrayList<StripeReadResult.Page>();
        var page = after.map(id -> list.with("starting_after", id)).orElse(list);
        var ended = call(page, seen::add);
        seen.forEach(items -> additional.addAll(items.items()));
        after = seen.stream().filter(StripeReadResult.Page::more).map(p -> p.lastId()).findFirst();
        if (ended.isPresent() || after.isEmpty()) {
          return ended;
        }
      }
      return Optional.empty();
    }

    /// Other sessions of the customer belong to other payments.
    private Optional<TraversalResult> setups(StripeQuery list) {
      return call(list, this::addSetups);
    }

    private void addSetups(StripeReadResult.Page page) {
      complete &= !page.more();
      page.items().stream().filter(Traversal::isSetup).forEach(additional::add);
    }

    private static boolean isSetup(JsonNode session) {
      return session.path("mode").asText().equals("setup");
    }

    private Optional<TraversalResult> follow(StripeQuery query) {
      return call(query, this::found);
    }

    private void found(StripeReadResult.Page page) {
      complete &= !page.more();
      page.items().forEach(this::found);
    }

    private Optional<TraversalResult> call(
        StripeQuery query, Consumer<StripeReadResult.Page> onPage) {
      if (calls >= config.calls()) {
        complete = false;
        return Optional.empty();
      }
      calls++;
      return switch (stripe.read(use, account, query)) {
        case StripeReadResult.Page page -> {
          onPage.accept(page);
          yield Optional.empty();
        }
        // A linked object may be deleted; other related objects still exist.
        case StripeReadResult.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? Optional.of(new TraversalResult.NotAuthorised(read.size()))
                : Optional.empty();
        case StripeReadResult.Unavailable _ -> Optional.of(new TraversalResult.Unavailable());
      };
    }

    private Optional<JsonNode> known(String id) {
      return read.stream().filter(object -> object.path("id").asText().equals(id)).findFirst();
    }

    private void found(JsonNode object) {
      var id = object.path("id").asText();
      read.removeIf(known -> known.path("id").asText().equals(id));
      read.add(object);
      StripeObject.of(id).ifPresent(kind -> kind.links(object).forEach(queue::add));
      if (isSession(object)) {
        // Listed with all details: no second read is necessary.
        visited.add(id);
      }
    }
  }
}

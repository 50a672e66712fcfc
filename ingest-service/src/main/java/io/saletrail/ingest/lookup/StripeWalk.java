package io.saletrail.ingest.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.poll.PollFailed.Cause;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.stripe.StripeAnswer;
import io.saletrail.ingest.stripe.StripeQuery;
import io.saletrail.ingest.stripe.StripeReadClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Walks from one Stripe object to what belongs to it, until its Checkout Session is found or
/// nothing is left to look at. It blocks, on a virtual thread of its own, and changes nothing.
@ApplicationScoped
public class StripeWalk {
  private static final String SESSION = "checkout.session";

  private final StripeReadClient stripe;
  private final LookupConfig config;

  StripeWalk(StripeReadClient stripe, LookupConfig config) {
    this.stripe = stripe;
    this.config = config;
  }

  /// Reads what belongs to an object.
  public Walked from(String account, String object) {
    return new Walk(account).from(object);
  }

  /// Whether an object is what every walk looks for.
  static boolean isSession(JsonNode object) {
    return object.path("object").asText().equals(SESSION);
  }

  /// One walk and what it has seen.
  private final class Walk {
    private final String account;
    private final ArrayDeque<String> ahead = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();
    private final List<JsonNode> read = new ArrayList<>();
    private int calls;

    Walk(String account) {
      this.account = account;
    }

    Walked from(String object) {
      ahead.add(object);
      while (!ahead.isEmpty() && calls < config.calls()) {
        var ended = visit(ahead.poll());
        if (ended.isPresent()) {
          return ended.get();
        }
      }
      return new Walked.Found(List.copyOf(read));
    }

    /// Looks at one object and at its lists; an outcome where the walk ends here.
    private Optional<Walked> visit(String id) {
      var kind = StripeObject.of(id).filter(known -> StripeId.isId(id));
      if (kind.isEmpty() || !visited.add(id)) {
        return Optional.empty();
      }
      var ended = ask(kind.get().read(id));
      for (var list : kind.get().lists(id)) {
        ended = ended.or(() -> ask(list));
      }
      return ended;
    }

    private Optional<Walked> ask(StripeQuery query) {
      calls++;
      return switch (stripe.read(account, query)) {
        case StripeAnswer.Page page -> {
          page.items().forEach(this::found);
          yield Optional.empty();
        }
        // What it led to may be gone; what else belongs to the payment is not.
        case StripeAnswer.Refused(var cause) ->
            cause == Cause.NOT_AUTHORISED
                ? Optional.of(new Walked.NotAuthorised(read.size()))
                : Optional.empty();
        case StripeAnswer.Unavailable _ -> Optional.of(new Walked.Unavailable());
      };
    }

    private void found(JsonNode object) {
      var id = object.path("id").asText();
      read.removeIf(known -> known.path("id").asText().equals(id));
      read.add(object);
      StripeObject.of(id).ifPresent(kind -> kind.leads(object).forEach(ahead::add));
      if (isSession(object)) {
        // Read with all its details: there is no need to read it again.
        visited.add(id);
      }
    }
  }
}

package io.saletrail.sandbox.stripe.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.ledger.AccountState;
import io.saletrail.sandbox.stripe.ledger.Ids;
import io.saletrail.sandbox.stripe.ledger.StandInClock;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.shapes.ApiVersion;
import io.saletrail.sandbox.stripe.shapes.EventShape;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.shapes.Site;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Makes events: rendered now, kept for the events list, offered to the webhooks.
public final class EventEmitter {

  private final StandInClock clock;
  private final Site site;
  private final EventSink outlet;
  private final Ids ids;

  public EventEmitter(StandInClock clock, Site site, EventSink outlet, Ids ids) {
    this.clock = clock;
    this.site = site;
    this.outlet = outlet;
    this.ids = ids;
  }

  Ids ids() {
    return ids;
  }

  long now() {
    return clock.seconds();
  }

  public void announce(AccountState book, String type, StripeObject about) {
    announce(book, type, about, Optional.empty());
  }

  /// An event about a change: it says which top-level fields had another value before.
  void changed(AccountState book, String type, StripeObject before, StripeObject after) {
    var shapes = new Shapes(book, book.terms().version(), site);
    var previous = shapes.render(before);
    var next = shapes.render(after);
    previous
        .propertyStream()
        .filter(field -> field.getValue().equals(next.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(previous::remove);
    announce(book, type, after, Optional.of(previous));
  }

  private void announce(
      AccountState book, String type, StripeObject about, Optional<ObjectNode> previous) {
    var terms = book.terms();
    var id = ids.next("evt");
    long created = clock.seconds();
    var request = Optional.of(Ids.once("req"));
    int listeners = outlet.listeners(terms, type);
    Function<ApiVersion, String> rendering =
        version ->
            EventShape.write(
                id,
                created,
                type,
                about,
                previous,
                request,
                listeners,
                new Shapes(book, version, site));
    var event =
        new StripeEvent(
            id,
            terms.id(),
            created,
            type,
            about.id(),
            System.currentTimeMillis(),
            rendering.apply(terms.version()));
    book.keep(event);
    outlet.offer(event, terms, rendering);
  }
}

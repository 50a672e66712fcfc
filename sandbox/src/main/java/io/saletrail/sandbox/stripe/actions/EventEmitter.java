package io.saletrail.sandbox.stripe.actions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.saletrail.sandbox.stripe.objects.StripeEvent;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import io.saletrail.sandbox.stripe.shapes.EventShape;
import io.saletrail.sandbox.stripe.shapes.Shapes;
import io.saletrail.sandbox.stripe.shapes.Site;
import io.saletrail.sandbox.stripe.state.AccountState;
import io.saletrail.sandbox.stripe.state.ApiVersion;
import io.saletrail.sandbox.stripe.state.Ids;
import io.saletrail.sandbox.stripe.state.StandInClock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Creates events: rendered now, kept for the events list, offered to the webhooks.
public final class EventEmitter {

  private final StandInClock clock;
  private final Site site;
  private final EventSink sink;
  private final Ids ids;

  public EventEmitter(StandInClock clock, Site site, EventSink sink, Ids ids) {
    this.clock = clock;
    this.site = site;
    this.sink = sink;
    this.ids = ids;
  }

  Ids ids() {
    return ids;
  }

  long now() {
    return clock.seconds();
  }

  public void emit(AccountState state, String type, StripeObject about) {
    emit(state, type, about, Optional.empty());
  }

  /// An event about a change, with the previous values of the changed top-level fields.
  void changed(AccountState state, String type, StripeObject before, StripeObject after) {
    var shapes = new Shapes(state, state.terms().version(), site);
    var previous = shapes.render(before);
    var next = shapes.render(after);
    previous
        .propertyStream()
        .filter(field -> field.getValue().equals(next.get(field.getKey())))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(previous::remove);
    emit(state, type, after, Optional.of(previous));
  }

  private void emit(
      AccountState state, String type, StripeObject about, Optional<ObjectNode> previous) {
    var terms = state.terms();
    var id = ids.next("evt");
    long created = clock.seconds();
    var request = Optional.of(Ids.once("req"));
    int listeners = sink.listeners(terms, type);
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
                new Shapes(state, version, site));
    var event =
        new StripeEvent(
            id,
            terms.id(),
            created,
            type,
            about.id(),
            System.currentTimeMillis(),
            rendering.apply(terms.version()));
    state.store(event);
    sink.offer(event, terms, rendering);
  }
}

package io.saletrail.sandbox.stripe.webhooks;

import io.saletrail.sandbox.stripe.webhooks.Delivery.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state of the newest deliveries.
final class DeliveryLog {

  private final int kept;
  private final Map<Long, Delivery> deliveries = new LinkedHashMap<>();
  private long numbers;
  private long waiting;

  DeliveryLog(int kept) {
    this.kept = kept;
  }

  synchronized Delivery start(String event, String type, String endpoint) {
    var delivery = Delivery.of(numbers++, event, type, endpoint);
    deliveries.put(delivery.number(), delivery);
    waiting++;
    if (deliveries.size() > kept) {
      deliveries.remove(deliveries.keySet().iterator().next());
    }
    return delivery;
  }

  synchronized void record(Delivery next) {
    if (next.state() != State.WAITING) {
      waiting--;
    }
    deliveries.computeIfPresent(next.number(), (_, _) -> next);
  }

  /// Not yet delivered, given up or dropped.
  synchronized long waiting() {
    return waiting;
  }

  synchronized List<Delivery> of(String event) {
    return deliveries.values().stream().filter(delivery -> delivery.event().equals(event)).toList();
  }

  synchronized List<Delivery> all() {
    return List.copyOf(deliveries.values());
  }
}

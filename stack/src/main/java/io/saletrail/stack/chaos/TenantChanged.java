package io.saletrail.stack.chaos;

import io.saletrail.sandbox.trackdesk.tenant.Conversion;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.StackFailure;
import io.saletrail.stack.purchase.PurchaseHistory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A merchant of its own sells at one tenant, saves another and sells there, too. What happens to
/// the earlier sales afterwards must reach the tenant that holds them.
final class TenantChanged implements Disruption {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private static final List<PurchaseHistory> HISTORIES =
      List.of(
          PurchaseHistory.REFUND,
          PurchaseHistory.REFUND_IN_PARTS,
          PurchaseHistory.DISPUTE,
          PurchaseHistory.DISPUTE_LOST,
          PurchaseHistory.DISPUTE_THEN_REFUND,
          PurchaseHistory.DEBIT,
          PurchaseHistory.DEBIT_FAILS);

  private final LocalStack stack;
  private final Shop before;
  private final BiFunction<Shop, PurchaseHistory, Sale> sales;
  private List<Sale> earlier = List.of();
  private List<Sale> later = List.of();
  private Optional<Shop> after = Optional.empty();

  /// @param before sells nothing else
  TenantChanged(LocalStack stack, Shop before, BiFunction<Shop, PurchaseHistory, Sale> sales) {
    this.stack = stack;
    this.before = before;
    this.sales = sales;
  }

  @Override
  public void begin() {
    earlier = begin(before);
    // A response may have been lost: the publisher need not know what Trackdesk holds.
    awaitHeld(before, earlier);
    var moved = before.move(stack);
    after = Optional.of(moved);
    later = begin(moved);
  }

  @Override
  public void end() {
    awaitHeld(after.orElseThrow(), later);
    Stream.concat(earlier.stream(), later.stream()).forEach(TenantChanged::finish);
  }

  private List<Sale> begin(Shop shop) {
    var begun = HISTORIES.stream().map(history -> sales.apply(shop, history)).toList();
    begun.forEach(sale -> sale.history().steps().getFirst().accept(sale.purchase()));
    return begun;
  }

  private static void finish(Sale sale) {
    sale.history().steps().stream().skip(1).forEach(step -> step.accept(sale.purchase()));
  }

  private void awaitHeld(Shop shop, List<Sale> begun) {
    var payments =
        begun.stream()
            .flatMap(sale -> sale.purchase().payments().stream())
            .collect(Collectors.toSet());
    if (!Eventually.of(LIMIT).until(() -> held(shop).containsAll(payments))) {
      throw new StackFailure("Trackdesk does not get the sales of " + shop.tenant());
    }
  }

  private List<String> held(Shop shop) {
    return stack.trackdesk().conversions(shop.tenant()).stream()
        .flatMap((Conversion conversion) -> conversion.externalId().stream())
        .toList();
  }
}

package io.saletrail.sandbox.stripe.state;

import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// All accounts of the stand-in behind one lock, which every action and every read takes.
public final class StandInState implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, AccountState> all = new TreeMap<>();
  private final int eventsKept;
  private final StandInClock clock;
  private final ObjectFile file;

  public StandInState(ObjectFile file, StandInClock clock, int eventsKept) {
    this.file = file;
    this.clock = clock;
    this.eventsKept = eventsKept;
    file.replay(this::changeTerms, this::restore, this::remove);
    file.restart(
        all.values().stream().map(AccountState::terms),
        all.values().stream().flatMap(AccountState::oldestFirst));
  }

  public StandInClock clock() {
    return clock;
  }

  /// Runs under the lock, which is reentrant.
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Creates the account, or changes its terms.
  public AccountState open(AccountTerms terms) {
    return locked(
        () -> {
          changeTerms(terms);
          file.append(terms);
          return state(terms.id()).orElseThrow();
        });
  }

  public Optional<AccountState> state(String account) {
    return locked(() -> Optional.ofNullable(all.get(account)));
  }

  public List<AccountState> all() {
    return locked(() -> List.copyOf(all.values()));
  }

  /// The link behind `/buy/{code}`.
  public Optional<PaymentLink> link(String code) {
    return locked(
        () ->
            all.values().stream()
                .flatMap(state -> state.links.where("code", code).stream())
                .findFirst());
  }

  @Override
  public void close() {
    locked(
        () -> {
          file.close();
          return true;
        });
  }

  private void changeTerms(AccountTerms terms) {
    all.computeIfAbsent(
            terms.id(), _ -> new AccountState(terms, eventsKept, file::append, file::recordRemoval))
        .changeTerms(terms);
  }

  private void remove(String invoice) {
    all.values().forEach(state -> state.invoices.remove(invoice));
  }

  private void restore(StripeObject object) {
    Optional.ofNullable(all.get(object.account())).ifPresent(state -> state.index(object));
  }
}

package io.saletrail.sandbox.stripe.ledger;

import io.saletrail.sandbox.stripe.objects.PaymentLink;
import io.saletrail.sandbox.stripe.objects.StripeObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// All accounts of the stand-in behind one lock, which every act and every read takes.
public final class StandInState implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, AccountState> books = new TreeMap<>();
  private final int eventsKept;
  private final StandInClock clock;
  private final JsonLinesFile journal;

  public StandInState(JsonLinesFile journal, StandInClock clock, int eventsKept) {
    this.journal = journal;
    this.clock = clock;
    this.eventsKept = eventsKept;
    journal.replay(this::agree, this::recall, this::forget);
    journal.restart(
        books.values().stream().map(AccountState::terms),
        books.values().stream().flatMap(AccountState::oldestFirst));
  }

  public StandInClock clock() {
    return clock;
  }

  /// Runs under the lock; nested calls are fine.
  public <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /// Opens the account, or changes its terms.
  public AccountState open(AccountTerms terms) {
    return locked(
        () -> {
          agree(terms);
          journal.append(terms);
          return book(terms.id()).orElseThrow();
        });
  }

  public Optional<AccountState> book(String account) {
    return locked(() -> Optional.ofNullable(books.get(account)));
  }

  public List<AccountState> books() {
    return locked(() -> List.copyOf(books.values()));
  }

  /// The link behind `/buy/{code}`.
  public Optional<PaymentLink> link(String code) {
    return locked(
        () ->
            books.values().stream()
                .flatMap(book -> book.links.where("code", code).stream())
                .findFirst());
  }

  @Override
  public void close() {
    locked(
        () -> {
          journal.close();
          return true;
        });
  }

  private void agree(AccountTerms terms) {
    books
        .computeIfAbsent(
            terms.id(), _ -> new AccountState(terms, eventsKept, journal::append, journal::strike))
        .agree(terms);
  }

  private void forget(String invoice) {
    books.values().forEach(book -> book.invoices.remove(invoice));
  }

  private void recall(StripeObject object) {
    Optional.ofNullable(books.get(object.account())).ifPresent(book -> book.shelve(object));
  }
}

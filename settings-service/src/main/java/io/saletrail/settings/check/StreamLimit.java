package io.saletrail.settings.check;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Room for streams at this replica: in all, and for each merchant, so that none takes it all.
@ApplicationScoped
class StreamLimit {
  private final int most;
  private final int mostOfOneAccount;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  @Inject
  StreamLimit(CheckStreamConfig config) {
    this(config.most(), config.mostOfOneAccount());
  }

  StreamLimit(int most, int mostOfOneAccount) {
    this.most = most;
    this.mostOfOneAccount = mostOfOneAccount;
  }

  /// A seat; it is given back once, however often that is said.
  final class Seat {
    private final String account;
    private final AtomicBoolean left = new AtomicBoolean();

    private Seat(String account) {
      this.account = account;
    }

    void leave() {
      if (left.compareAndSet(false, true)) {
        free(account);
      }
    }
  }

  /// Whether there is no room for one more of this merchant.
  synchronized boolean full(String account) {
    return all >= most || taken.getOrDefault(account, 0) >= mostOfOneAccount;
  }

  /// A seat, while there is one.
  synchronized Optional<Seat> take(String account) {
    if (full(account)) {
      return Optional.empty();
    }
    all++;
    taken.merge(account, 1, Integer::sum);
    return Optional.of(new Seat(account));
  }

  private synchronized void free(String account) {
    all--;
    taken.computeIfPresent(account, (_, seats) -> seats == 1 ? null : seats - 1);
  }
}

package io.saletrail.publisher.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.saletrail.outbox.Outbox;
import io.saletrail.publisher.TestStack;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The locks of several merchants follow one order, whatever order the caller lists them in.
@QuarkusTest
@QuarkusTestResource(TestStack.class)
class MerchantLockTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int TRANSACTIONS = 200;
  private static final int IN_PARALLEL = 8;
  private static final List<String> ACCOUNTS =
      IntStream.range(0, 40)
          .mapToObj(n -> "acct_%s%d".formatted(n % 2 == 0 ? "a" : "B", n))
          .toList();

  @Inject Outbox outbox;

  /// The locks once followed Java's order in one place and the database's collation in another, so
  /// two transactions could wait for each other.
  @Test
  void transactionsThatListTheSameMerchantsInAnyOrderDoNotDeadlock() {
    var random = new Random(7);

    var done =
        Multi.createFrom()
            .range(0, TRANSACTIONS)
            .onItem()
            .transformToUni(n -> n % 2 == 0 ? change(shuffled(random)) : read(shuffled(random)))
            .merge(IN_PARALLEL)
            .collect()
            .asList()
            .await()
            .atMost(LIMIT);

    assertThat(done).hasSize(TRANSACTIONS);
  }

  private Uni<Boolean> change(List<String> accounts) {
    return outbox.write(session -> MerchantTable.lock(session, accounts).replaceWith(true));
  }

  private Uni<Boolean> read(List<String> accounts) {
    return outbox.write(session -> MerchantTable.share(session, accounts).replaceWith(true));
  }

  private static List<String> shuffled(Random random) {
    var shuffled = new ArrayList<>(ACCOUNTS);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}

package io.saletrail.settings.insight.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saletrail.runtime.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ExportSlotsTest {
  private final ExportSlots slots = new ExportSlots(Duration.ZERO);

  @Test
  void oneExportOfAMerchantRunsAtATime() {
    var nested = slots.run("acct_a", () -> slots.run("acct_b", () -> refused("acct_a")));

    assertThat(nested).isEqualTo("Another export of this merchant is running. Wait for its end.");
  }

  @Test
  void anotherExportOfAMerchantWaitsForTheFirst() {
    var patient = new ExportSlots(Duration.ofMinutes(1));
    var running = new AtomicInteger();
    Supplier<Integer> export =
        () -> {
          int count = running.incrementAndGet();
          Thread.yield();
          running.decrementAndGet();
          return count;
        };

    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var exports =
          IntStream.range(0, 100)
              .mapToObj(n -> readers.submit(() -> patient.run("acct_a", export)))
              .toList();

      assertThat(exports).allSatisfy(one -> assertThat(one.get()).isEqualTo(1));
    }
  }

  @Test
  void exportsOfAllMerchantsAreFew() {
    assertThat(nested(0)).isEqualTo("Too many exports are running. Try again in a minute.");
  }

  @Test
  void anExportThatFailsGivesItsSlotBack() {
    var failing =
        slots.hold(
            "acct_a",
            output -> {
              throw new IOException("The reader is gone.");
            });

    assertThatThrownBy(() -> failing.write(OutputStream.nullOutputStream()))
        .isInstanceOf(IOException.class);
    assertThat(slots.run("acct_a", () -> "free")).isEqualTo("free");
  }

  private String nested(int taken) {
    return taken == ExportSlots.SLOTS
        ? refused("acct_more")
        : slots.run("acct_" + taken, () -> nested(taken + 1));
  }

  private String refused(String account) {
    return assertThatThrownBy(() -> slots.run(account, () -> "not refused"))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .actual()
        .problem()
        .detail();
  }
}

package io.saletrail.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aTakenPortIsNamedWithTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(
              Map.of(
                  Program.SETTINGS, free.of(Program.SETTINGS),
                  Program.INGEST, taken.getLocalPort(),
                  Program.CONVERSION, free.of(Program.CONVERSION),
                  Program.PUBLISHER, free.of(Program.PUBLISHER)),
              free.sandbox(),
              free.kafka(),
              free.postgres());

      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("Port " + taken.getLocalPort() + " (ingest) is taken")
          .hasMessageContaining("INGEST_PORT");
    }
  }

  @Test
  void portsThatNobodyUsesAreFine() {
    assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
  }
}

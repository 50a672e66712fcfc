package io.saletrail.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void aPortInUseIsNamedWithItsVariable() throws Exception {
    try (ServerSocket occupied = new ServerSocket(0)) {
      Ports free = Ports.free();
      Ports ports =
          new Ports(
              Map.of(
                  Program.SETTINGS, free.of(Program.SETTINGS),
                  Program.INGEST, occupied.getLocalPort(),
                  Program.CONVERSION, free.of(Program.CONVERSION),
                  Program.PUBLISHER, free.of(Program.PUBLISHER)),
              free.sandbox(),
              free.mail(),
              free.kafka(),
              free.postgres());

      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(StackFailure.class)
          .hasMessageContaining("Port " + occupied.getLocalPort() + " (ingest) is in use")
          .hasMessageContaining("INGEST_PORT");
    }
  }

  @Test
  void freePortsPass() {
    assertThatCode(Ports.free()::requireFree).doesNotThrowAnyException();
  }
}

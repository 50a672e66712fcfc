package io.saletrail.stack;

import io.saletrail.sandbox.infrastructure.FreePort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The port of each program.
public record Ports(
    Map<Program, Integer> programs, int sandbox, int mail, int kafka, int postgres) {

  private static final int SANDBOX = 8090;

  /// The usual port of mail catchers.
  private static final int MAIL = 1025;

  // The defaults of Kafka and PostgreSQL are often taken on a developer's machine.
  private static final int KAFKA = 19092;
  private static final int POSTGRES = 15432;

  public Ports {
    programs = Map.copyOf(programs);
  }

  /// The documented ports. Each can be changed by an environment variable: `SETTINGS_PORT`,
  /// `INGEST_PORT` and so on.
  public static Ports defaults() {
    Map<Program, Integer> programs = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      programs.put(program, moved(program.name(), program.defaultPort()));
    }
    return new Ports(
        programs,
        moved("SANDBOX", SANDBOX),
        moved("MAIL", MAIL),
        moved("KAFKA", KAFKA),
        moved("POSTGRES", POSTGRES));
  }

  /// Unused ports, for a stack that runs beside others.
  public static Ports free() {
    Map<Program, Integer> programs = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      programs.put(program, FreePort.find());
    }
    return new Ports(programs, FreePort.find(), FreePort.find(), FreePort.find(), FreePort.find());
  }

  public int of(Program program) {
    return Optional.ofNullable(programs.get(program)).orElseThrow();
  }

  public URI address(Program program) {
    return URI.create("http://localhost:" + of(program));
  }

  public URI sandboxAddress() {
    return URI.create("http://localhost:" + sandbox);
  }

  /// Checks that all ports are free.
  ///
  /// @throws StackFailure naming the first port that is taken, and the variable that changes it
  void requireFree() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    for (Program program : Program.values()) {
      ports.put(program.name(), of(program));
    }
    ports.put("SANDBOX", sandbox);
    ports.put("MAIL", mail);
    ports.put("KAFKA", kafka);
    ports.put("POSTGRES", postgres);
    ports.forEach(
        (name, port) -> {
          if (!free(port)) {
            throw new StackFailure(
                "Port %d (%s) is in use. Stop the program that uses it, or set %s_PORT to another port."
                    .formatted(port, name.toLowerCase(Locale.ROOT), name));
          }
        });
  }

  private static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int moved(String name, int defaultPort) {
    String variable = name + "_PORT";
    String value = System.getenv().getOrDefault(variable, Integer.toString(defaultPort));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new StackFailure(variable + " is not a port number: " + value);
    }
  }
}

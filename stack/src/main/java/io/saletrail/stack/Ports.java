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

/// Who listens where.
public record Ports(Map<Program, Integer> programs, int sandbox, int kafka, int postgres) {

  private static final int SANDBOX = 8090;

  // Not the servers' own ports: those are the first thing that a developer's machine has taken.
  private static final int KAFKA = 19092;
  private static final int POSTGRES = 15432;

  public Ports {
    programs = Map.copyOf(programs);
  }

  /// The ports that the documentation names. Each can be moved through the environment, by
  /// `SETTINGS_PORT`, `INGEST_PORT` and so on.
  public static Ports usual() {
    Map<Program, Integer> programs = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      programs.put(program, moved(program.name(), program.usualPort()));
    }
    return new Ports(
        programs, moved("SANDBOX", SANDBOX), moved("KAFKA", KAFKA), moved("POSTGRES", POSTGRES));
  }

  /// Ports that nobody uses, for a house beside others.
  public static Ports free() {
    Map<Program, Integer> programs = new EnumMap<>(Program.class);
    for (Program program : Program.values()) {
      programs.put(program, FreePort.find());
    }
    return new Ports(programs, FreePort.find(), FreePort.find(), FreePort.find());
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

  /// Says which port is taken, before anything is started, and how to move it.
  void requireFree() {
    Map<String, Integer> wanted = new LinkedHashMap<>();
    for (Program program : Program.values()) {
      wanted.put(program.name(), of(program));
    }
    wanted.put("SANDBOX", sandbox);
    wanted.put("KAFKA", kafka);
    wanted.put("POSTGRES", postgres);
    wanted.forEach(
        (name, port) -> {
          if (!free(port)) {
            throw new StackFailure(
                "Port %d (%s) is taken by another program. End that one, or set %s_PORT to another port."
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

  private static int moved(String name, int usual) {
    String variable = name + "_PORT";
    String value = System.getenv().getOrDefault(variable, Integer.toString(usual));
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new StackFailure(variable + " is not a port: " + value);
    }
  }
}

package io.saletrail.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void aWatchedProcessEndsWhenTheLauncherIsKilled() throws Exception {
    Process launcher =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader output = launcher.inputReader();
    ProcessHandle child = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();

    launcher.destroyForcibly().waitFor();

    assertThat(child.onExit()).succeedsWithin(LIMIT);
  }

  @Test
  void anUnwatchedProcessKeepsRunning() throws Exception {
    Process watched = sleeper();
    Process unwatched = sleeper();
    try (Watchdog watchdog = Watchdog.start()) {
      watchdog.watch(watched.pid(), "TERM");
      watchdog.watch(unwatched.pid(), "TERM");
      watchdog.unwatch(unwatched.pid());
    }

    assertThat(watched.onExit()).succeedsWithin(LIMIT);
    assertThat(unwatched.isAlive()).isTrue();
    unwatched.destroyForcibly();
  }

  private static Process sleeper() throws Exception {
    return new ProcessBuilder("sleep", "600").start();
  }

  static final class Victim {
    public static void main(String[] arguments) throws Exception {
      Process child = sleeper();
      Watchdog.start().watch(child.pid(), "TERM");
      System.out.println(child.pid());
      System.in.read();
    }
  }
}

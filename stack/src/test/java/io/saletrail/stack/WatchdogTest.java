package io.saletrail.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchdogTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void whatIsWatchedEndsWhenTheLauncherIsKilled() throws Exception {
    Process launcher =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = launcher.inputReader();
    ProcessHandle child = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();

    launcher.destroyForcibly().waitFor();

    assertThat(child.onExit()).succeedsWithin(LIMIT);
  }

  @Test
  void whatIsForgottenIsLeftAlone() throws Exception {
    Process watched = sleeper();
    Process forgotten = sleeper();
    try (Watchdog warden = Watchdog.start()) {
      warden.watch(watched.pid(), "TERM");
      warden.watch(forgotten.pid(), "TERM");
      warden.forget(forgotten.pid());
    }

    assertThat(watched.onExit()).succeedsWithin(LIMIT);
    assertThat(forgotten.isAlive()).isTrue();
    forgotten.destroyForcibly();
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

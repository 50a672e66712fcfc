package io.saletrail.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// Ends the child processes when the launcher is gone, even after `kill -9`.
///
/// A JVM that gets `kill -9` cannot clean up. So a small shell reads from a pipe: when the pipe
/// closes, it signals the processes that it watches. No other process holds the pipe's writing end,
/// so it closes exactly when the launcher dies or closes it.
public final class Watchdog implements AutoCloseable {

  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      watched=''
      while read -r order pid signal; do
        case $order in
          watch) watched="$watched $pid:$signal" ;;
          unwatch)
            kept=''
            for entry in $watched; do
              [ "${entry%%:*}" = "$pid" ] || kept="$kept $entry"
            done
            watched=$kept ;;
        esac
      done
      for entry in $watched; do kill "-${entry##*:}" "${entry%%:*}" 2>/dev/null; done
      tries=0
      while [ "$tries" -lt 100 ]; do
        alive=''
        for entry in $watched; do kill -0 "${entry%%:*}" 2>/dev/null && alive=yes; done
        [ -z "$alive" ] && exit 0
        sleep 0.1
        tries=$((tries + 1))
      done
      for entry in $watched; do kill -KILL "${entry%%:*}" 2>/dev/null; done
      """;

  private final Writer orders;

  private Watchdog(Writer orders) {
    this.orders = orders;
  }

  public static Watchdog start() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Watchdog(shell.outputWriter());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start sh", e);
    }
  }

  /// Ends a process once the launcher is gone.
  ///
  /// @param signal for a graceful stop, as `kill` names it
  public void watch(long pid, String signal) {
    order("watch " + pid + " " + signal);
  }

  /// Must be called once a process has exited: the system may reuse its number.
  public void unwatch(long pid) {
    order("unwatch " + pid);
  }

  private synchronized void order(String words) {
    try {
      orders.write(words + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The watchdog has exited", e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      orders.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

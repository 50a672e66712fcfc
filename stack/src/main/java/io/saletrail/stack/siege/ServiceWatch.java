package io.saletrail.stack.siege;

import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/// Watches one service as Kubernetes does: a liveness probe with a time limit, and its memory.
final class ServiceWatch {
  private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
  private static final Pattern MEMORY = Pattern.compile("(?m)^RssAnon:\\s+(\\d+) kB");
  private static final long KIBI = 1_024;

  /// Kubernetes ends a pod after so many failures in a row.
  private static final int DEADLY = 3;

  private final LocalStack stack;
  private final Program program;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();

  private int probes;
  private int missed;
  private int inARow;
  private boolean killed;
  private long peakMebibytes;

  ServiceWatch(LocalStack stack, Program program) {
    this.stack = stack;
    this.program = program;
  }

  /// Probes once.
  void probe() {
    probes++;
    peakMebibytes = Math.max(peakMebibytes, mebibytes());
    if (isLive()) {
      inARow = 0;
      return;
    }
    missed++;
    inARow++;
    killed |= inARow >= DEADLY || !stack.isAlive(program);
  }

  private boolean isLive() {
    var url = stack.ports().address(program).resolve("/q/health/live");
    try {
      var request = HttpRequest.newBuilder(url).timeout(PROBE_LIMIT).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /// The memory that the process does not share with files; 0 once it has ended.
  private long mebibytes() {
    try {
      var status = Files.readString(Path.of("/proc/%d/status".formatted(stack.pid(program))));
      var found = MEMORY.matcher(status);
      return found.find() ? Long.parseLong(found.group(1)) / KIBI : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /// Whether Kubernetes would have ended it, or it has ended.
  boolean killed() {
    return killed || !stack.isAlive(program);
  }

  long peakMebibytes() {
    return peakMebibytes;
  }

  Program program() {
    return program;
  }

  /// What happened since the last report.
  String report() {
    var text =
        "%s %d/%d live, %d MiB".formatted(program.module(), probes - missed, probes, mebibytes());
    probes = 0;
    missed = 0;
    return text;
  }
}

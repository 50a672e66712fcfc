package io.saletrail.stack.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// The machine on which figures were measured.
record Machine(int cores, long memoryMib, String system, String jdk) {

  private static final long MIB = 1024 * 1024;

  static Machine here() {
    long memory =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        memory / MIB,
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        Runtime.version().toString());
  }

  String summary() {
    return "%d cores, %d MiB, %s, JDK %s".formatted(cores, memoryMib, system, jdk);
  }
}

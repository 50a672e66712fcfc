package io.saletrail.settings.site.pagecheck;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// The text of a page for its parser, which ends when its time or memory is used up. The parser
/// takes a few kilobytes at a time; on some pages each of them costs more than the one before, and
/// on others each tag makes a dozen elements. Belongs to the platform thread that creates it.
final class BoundedText extends StringReader {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final long start = System.nanoTime();
  private final long allocated = THREADS.getCurrentThreadAllocatedBytes();
  private final Duration time;
  private final long bytes;

  /// @param time processing time between the first and the last character
  /// @param bytes memory that the thread may allocate meanwhile
  BoundedText(String text, Duration time, long bytes) {
    super(text);
    this.time = time;
    this.bytes = bytes;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (System.nanoTime() - start > time.toNanos()
        || THREADS.getCurrentThreadAllocatedBytes() - allocated > bytes) {
      throw new InterruptedIOException("The page is too complex.");
    }
    return super.read(target, offset, length);
  }
}

package io.saletrail.settings.site.pagecheck;

import io.saletrail.settings.access.limit.Limit.Decision;
import io.saletrail.settings.access.limit.Limits;
import io.saletrail.settings.site.snippet.Snippets;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.context.ManagedExecutor;

/// Checks a merchant's page for both snippets.
@ApplicationScoped
public class PageCheck {
  /// Pages read at a time: a large one takes a processor for seconds.
  private static final int MAX_READS = 2;

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private final PageFetch fetch;
  private final Snippets snippets;
  private final Limits limits;
  private final ManagedExecutor workers;
  private final Semaphore reads = new Semaphore(MAX_READS);

  PageCheck(PageFetch fetch, Snippets snippets, Limits limits, ManagedExecutor workers) {
    this.fetch = fetch;
    this.snippets = snippets;
    this.limits = limits;
    this.workers = workers;
  }

  /// The result of a check.
  public sealed interface Result {
    /// The page was checked.
    ///
    /// @param address its final URL, after redirects
    record Checked(String address, List<Finding> findings) implements Result {}

    record Failed(FetchFailure failure) implements Result {}
  }

  /// Checks a page. Blocks until the page is fetched.
  ///
  /// @param typed its URL, as typed
  /// @param tenant the merchant's Trackdesk tenant, if set
  public Result check(String account, String typed, Optional<String> tenant) {
    var address = PageAddress.read(typed);
    if (address.isEmpty()) {
      return new Result.Failed(FetchFailure.NOT_AN_ADDRESS);
    }
    if (limits.pageChecks().tryAcquire(account) instanceof Decision.Denied) {
      return new Result.Failed(FetchFailure.RATE_LIMITED);
    }
    return switch (fetch.fetch(address.get())) {
      case FetchResult.Page page -> inTurn(page, tenant);
      case FetchResult.Failed(var failure) -> new Result.Failed(failure);
    };
  }

  private Result inTurn(FetchResult.Page page, Optional<String> tenant) {
    try {
      if (!reads.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Result.Failed(FetchFailure.RATE_LIMITED);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Result.Failed(FetchFailure.RATE_LIMITED);
    }
    try {
      return read(page, tenant)
          .<Result>map(findings -> new Result.Checked(page.address(), findings))
          .orElseGet(() -> new Result.Failed(FetchFailure.TOO_COMPLEX));
    } finally {
      reads.release();
    }
  }

  /// On a worker: a large page would occupy the carrier of a virtual thread.
  private Optional<List<Finding>> read(FetchResult.Page page, Optional<String> tenant) {
    var reader = new PageReader(snippets.scriptAddress(), snippets.paymentDomains(), tenant);
    return workers.supplyAsync(() -> reader.read(page)).join();
  }
}

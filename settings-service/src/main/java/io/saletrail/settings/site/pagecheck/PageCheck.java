package io.saletrail.settings.site.pagecheck;

import io.saletrail.settings.access.limit.Limit.Decision;
import io.saletrail.settings.access.limit.Limits;
import io.saletrail.settings.site.snippet.Snippets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Checks a merchant's page for both snippets.
@ApplicationScoped
public class PageCheck {
  private final PageFetch fetch;
  private final Snippets snippets;
  private final Limits limits;

  PageCheck(PageFetch fetch, Snippets snippets, Limits limits) {
    this.fetch = fetch;
    this.snippets = snippets;
    this.limits = limits;
  }

  /// The result of a check.
  public sealed interface Result {
    /// The page was checked.
    ///
    /// @param address its final URL, after redirects
    record Checked(String address, List<Finding> findings) implements Result {}

    record Failed(FetchFailure failure) implements Result {}
  }

  /// Checks a page.
  ///
  /// @param typed its URL, as typed
  /// @param tenant the merchant's Trackdesk tenant, if set
  public Uni<Result> check(String account, String typed, Optional<String> tenant) {
    var address = PageAddress.read(typed);
    if (address.isEmpty()) {
      return unseen(FetchFailure.NOT_AN_ADDRESS);
    }
    if (limits.pageChecks().tryAcquire(account) instanceof Decision.Denied) {
      return unseen(FetchFailure.RATE_LIMITED);
    }
    var reader = new PageReader(snippets.scriptAddress(), snippets.paymentDomains(), tenant);
    return fetch
        .fetch(address.get())
        .map(
            fetched ->
                switch (fetched) {
                  case FetchResult.Page page ->
                      new Result.Checked(page.address(), reader.read(page));
                  case FetchResult.Failed(var failure) -> new Result.Failed(failure);
                });
  }

  private static Uni<Result> unseen(FetchFailure failure) {
    return Uni.createFrom().item(new Result.Failed(failure));
  }
}

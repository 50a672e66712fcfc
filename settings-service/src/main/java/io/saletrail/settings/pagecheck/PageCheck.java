package io.saletrail.settings.pagecheck;

import io.saletrail.settings.limit.Limit.Answer;
import io.saletrail.settings.limit.Limits;
import io.saletrail.settings.pagecheck.FetchResult.Why;
import io.saletrail.settings.snippet.Snippets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// Looks at a page of a merchant's and says which snippet is there, missing or in vain.
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

  /// What came of a check.
  public sealed interface Checked {
    /// The page, seen.
    ///
    /// @param address where it was in the end
    record Seen(String address, List<Finding> findings) implements Checked {}

    record Unseen(Why why) implements Checked {}
  }

  /// Checks a page.
  ///
  /// @param typed its address, as it was typed
  /// @param tenant the merchant's Trackdesk tenant, once there is one
  public Uni<Checked> check(String account, String typed, Optional<String> tenant) {
    var address = PageAddress.read(typed);
    if (address.isEmpty()) {
      return unseen(Why.NOT_AN_ADDRESS);
    }
    if (limits.pageChecks().take(account) instanceof Answer.Refused) {
      return unseen(Why.TOO_OFTEN);
    }
    var reader = new PageReader(snippets.scriptAddress(), snippets.paymentDomains(), tenant);
    return fetch
        .fetch(address.get())
        .map(
            fetched ->
                switch (fetched) {
                  case FetchResult.Page page -> new Checked.Seen(page.address(), reader.read(page));
                  case FetchResult.Unreached(var why) -> new Checked.Unseen(why);
                });
  }

  private static Uni<Checked> unseen(Why why) {
    return Uni.createFrom().item(new Checked.Unseen(why));
  }
}

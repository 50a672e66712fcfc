package io.saletrail.settings.pagecheck;

import io.saletrail.settings.pagecheck.Fetched.Why;
import io.saletrail.settings.snippet.Snippets;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks at a page of a merchant's and says which snippet is there, missing or in vain.
@ApplicationScoped
public class PageCheck {
    private final PageFetch fetch;
    private final Snippets snippets;
    private final PageCheckQuota quota = new PageCheckQuota();

    PageCheck(PageFetch fetch, Snippets snippets) {
        this.fetch = fetch;
        this.snippets = snippets;
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
        if (!quota.take(account, Instant.now())) {
            return unseen(Why.TOO_OFTEN);
        }
        var reader = new PageReader(snippets.scriptAddress(), snippets.paymentDomains(), tenant);
        return fetch.fetch(address.get())
                .map(
                        fetched ->
                                switch (fetched) {
                                    case Fetched.Page page ->
                                            new Checked.Seen(page.address(), reader.read(page));
                                    case Fetched.Unreached(var why) -> new Checked.Unseen(why);
                                });
    }

    private static Uni<Checked> unseen(Why why) {
        return Uni.createFrom().item(new Checked.Unseen(why));
    }
}

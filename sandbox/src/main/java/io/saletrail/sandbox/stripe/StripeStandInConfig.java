package io.saletrail.sandbox.stripe;

import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.RetryPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Every knob of the stand-in. Start from [#forTests] and change what matters.
///
/// @param apiKey reaches the own account and all connected ones; `{apiKey}_{account}` reaches
///     one
/// @param ownAccount the platform's own account, whose events carry no `account`
/// @param folder where a second run finds the objects of the first; empty: nothing is kept
/// @param baseUri where browsers reach it, when it is mounted beside others
/// @param webhookWidth deliveries under way to one endpoint at a time
/// @param eventsKept newest events kept for each account
/// @param deliveriesRemembered newest deliveries whose fate can be looked up
public record StripeStandInConfig(
        String apiKey,
        String ownAccount,
        Optional<Path> folder,
        URI baseUri,
        List<Endpoint> endpoints,
        RetryPlan retries,
        Duration webhookTimeout,
        int webhookWidth,
        int eventsKept,
        int deliveriesRemembered) {

    public static StripeStandInConfig forTests() {
        return new StripeStandInConfig(
                "sk_test_sandbox",
                "acct_platform",
                Optional.empty(),
                URI.create("http://localhost:8090"),
                List.of(),
                RetryPlan.SANDBOX,
                Duration.ofSeconds(20),
                64,
                200_000,
                50_000);
    }

    public StripeStandInConfig withFolder(Path kept) {
        return new StripeStandInConfig(
                apiKey,
                ownAccount,
                Optional.of(kept),
                baseUri,
                endpoints,
                retries,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig withKey(String key) {
        return new StripeStandInConfig(
                key,
                ownAccount,
                folder,
                baseUri,
                endpoints,
                retries,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig withOwnAccount(String account) {
        return new StripeStandInConfig(
                apiKey,
                account,
                folder,
                baseUri,
                endpoints,
                retries,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig reachedAt(URI base) {
        return new StripeStandInConfig(
                apiKey,
                ownAccount,
                folder,
                base,
                endpoints,
                retries,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig sendingTo(Endpoint... registered) {
        return new StripeStandInConfig(
                apiKey,
                ownAccount,
                folder,
                baseUri,
                List.of(registered),
                retries,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig retrying(RetryPlan plan) {
        return new StripeStandInConfig(
                apiKey,
                ownAccount,
                folder,
                baseUri,
                endpoints,
                plan,
                webhookTimeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }

    public StripeStandInConfig withWebhookTimeout(Duration timeout) {
        return new StripeStandInConfig(
                apiKey,
                ownAccount,
                folder,
                baseUri,
                endpoints,
                retries,
                timeout,
                webhookWidth,
                eventsKept,
                deliveriesRemembered);
    }
}

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
/// @param baseUri where browsers reach it, when it is mounted beside others
/// @param endpoints the webhook endpoints that are registered from the start
public record StripeStandInConfig(
    String apiKey,
    String ownAccount,
    URI baseUri,
    List<Endpoint> endpoints,
    Sending sending,
    Memory memory) {

  /// How webhooks are sent.
  ///
  /// @param timeout an endpoint that is slower has failed
  /// @param width deliveries under way to one endpoint at a time; 1 keeps their order
  public record Sending(RetryPlan retries, Duration timeout, int width) {}

  /// What is remembered.
  ///
  /// @param folder where a second run finds the objects of the first; empty: nothing is kept
  /// @param events newest events kept for each account
  /// @param deliveries newest deliveries whose fate can be looked up
  public record Memory(Optional<Path> folder, int events, int deliveries) {}

  public static StripeStandInConfig forTests() {
    return new StripeStandInConfig(
        "sk_test_sandbox",
        "acct_platform",
        URI.create("http://localhost:8090"),
        List.of(),
        new Sending(RetryPlan.SANDBOX, Duration.ofSeconds(20), 64),
        new Memory(Optional.empty(), 200_000, 50_000));
  }

  public StripeStandInConfig withKey(String key) {
    return new StripeStandInConfig(key, ownAccount, baseUri, endpoints, sending, memory);
  }

  public StripeStandInConfig withOwnAccount(String account) {
    return new StripeStandInConfig(apiKey, account, baseUri, endpoints, sending, memory);
  }

  public StripeStandInConfig reachedAt(URI base) {
    return new StripeStandInConfig(apiKey, ownAccount, base, endpoints, sending, memory);
  }

  public StripeStandInConfig sendingTo(Endpoint... registered) {
    return new StripeStandInConfig(
        apiKey, ownAccount, baseUri, List.of(registered), sending, memory);
  }

  public StripeStandInConfig sending(Sending how) {
    return new StripeStandInConfig(apiKey, ownAccount, baseUri, endpoints, how, memory);
  }

  public StripeStandInConfig retrying(RetryPlan plan) {
    return sending(new Sending(plan, sending.timeout(), sending.width()));
  }

  public StripeStandInConfig withFolder(Path kept) {
    return new StripeStandInConfig(
        apiKey,
        ownAccount,
        baseUri,
        endpoints,
        sending,
        new Memory(Optional.of(kept), memory.events(), memory.deliveries()));
  }
}

package io.saletrail.sandbox.stripe;

import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.stripe.webhooks.RetryPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Configuration of the stand-in. Start from [#forTests] and change what matters.
///
/// @param apiKey for the own account and all connected ones; `{apiKey}_{account}` is for one
/// @param ownAccount the platform's own account, whose events carry no `account`
/// @param baseUri its address for browsers, when it is mounted beside others
/// @param endpoints webhook endpoints registered from the start
public record StripeStandInConfig(
    String apiKey,
    String ownAccount,
    URI baseUri,
    List<Endpoint> endpoints,
    Sending sending,
    Memory memory) {

  /// How webhooks are sent.
  ///
  /// @param timeout for the endpoint's response
  /// @param width deliveries in flight to one endpoint; 1 keeps their order
  public record Sending(RetryPlan retries, Duration timeout, int width) {}

  /// What the stand-in keeps.
  ///
  /// @param folder for objects, read again by the next run; empty: nothing is stored
  /// @param events number of newest events kept per account
  /// @param deliveries number of newest deliveries kept
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

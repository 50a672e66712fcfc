package io.saletrail.sandbox;

import io.saletrail.sandbox.stripe.StripeStandInConfig;
import io.saletrail.sandbox.stripe.webhooks.Endpoint;
import io.saletrail.sandbox.trackdesk.TrackdeskStandInConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Runs the sandbox alone, beside services that were started separately: the program of its
/// container. Reads the same environment variables as the services.
public final class StandAlone {

  private static final String EVERY_INTERFACE = "0.0.0.0";
  private static final String DEFAULT_PORT = "8090";
  private static final String DEFAULT_MAIL_PORT = "1025";
  private static final String DEFAULT_CONSOLE = "http://localhost:8080";

  private StandAlone() {}

  public static void main(String[] arguments) {
    Map<String, String> environment = System.getenv();
    try {
      Sandbox sandbox = start(environment);
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close, "close-sandbox"));
    } catch (IllegalArgumentException e) {
      System.err.println("The sandbox cannot start: " + e.getMessage());
      System.exit(1);
    }
  }

  static Sandbox start(Map<String, String> environment) {
    Path folder = Path.of(given(environment, "DATA_FOLDER"));
    URI webhooks = URI.create(given(environment, "WEBHOOK_URL"));
    // During a secret roll services know several secrets; the stand-in signs with the first.
    String secret = given(environment, "STRIPE_WEBHOOK_SECRETS").split(",", 2)[0].strip();
    StripeStandInConfig stripe =
        StripeStandInConfig.forTests()
            .withFolder(folder.resolve("stripe"))
            .withKey(given(environment, "STRIPE_API_KEY"))
            .withOwnAccount(given(environment, "STRIPE_ACCOUNT_ID"))
            .reachedAt(URI.create(given(environment, "SANDBOX_URL")))
            .sendingTo(Endpoint.at(webhooks, secret));
    TrackdeskStandInConfig trackdesk =
        TrackdeskStandInConfig.defaults().keepingIn(folder.resolve("trackdesk"));
    int port = Integer.parseInt(environment.getOrDefault("PORT", DEFAULT_PORT));
    URI console = URI.create(environment.getOrDefault("CONSOLE_URL", DEFAULT_CONSOLE));
    int mailPort = Integer.parseInt(environment.getOrDefault("MAIL_PORT", DEFAULT_MAIL_PORT));
    return Sandbox.start(EVERY_INTERFACE, port, mailPort, stripe, trackdesk, console);
  }

  private static String given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .orElseThrow(() -> new IllegalArgumentException(name + " is not set."));
  }
}

package io.saletrail.stack;

import static java.util.Map.entry;

import io.saletrail.encryption.Purpose;
import io.saletrail.encryption.SecretsKey;
import java.util.HashMap;
import java.util.Map;

/// The environment variables of each service: the only information that a service gets about the
/// stack. In production the same variables point to Stripe and Trackdesk.
///
/// @param kafka the bootstrap servers
/// @param databases `DATABASE_URL` by database name
record ServiceEnvironment(Ports ports, Keys keys, String kafka, Map<String, String> databases) {

  /// The operator's own account, whose events carry no `account`.
  static final String OWN_ACCOUNT = "acct_platform";

  Map<String, String> of(Program program) {
    Map<String, String> environment = new HashMap<>();
    // As in deploy/Dockerfile.
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.put("PORT", Integer.toString(ports.of(program)));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka);
    environment.put("DATABASE_URL", databases.getOrDefault(program.database(), ""));
    environment.putAll(own(program));
    return environment;
  }

  private Map<String, String> own(Program program) {
    String sandbox = ports.sandboxAddress().toString();
    return switch (program) {
      case SETTINGS ->
          Map.ofEntries(
              entry("OPERATOR_TOKEN", keys.operatorToken()),
              entry("SECRETS_KEY", keys.secretsKey()),
              entry("CONSOLE_URL", ports.address(Program.SETTINGS).toString()),
              entry("TRACKING_JS_URL", sandbox + "/cdn/tracking.js"),
              entry("PAYMENT_DOMAINS", ports.sandboxAddress().getAuthority() + "/buy"),
              entry("DEV_SIGN_IN", "true"),
              entry("MAIL_HOST", "localhost"),
              entry("MAIL_PORT", Integer.toString(ports.mail())),
              entry("MAIL_START_TLS", "DISABLED"),
              entry("MAIL_FROM", "alerts@saletrail.example"),
              // The sandbox's shop runs on this machine.
              entry("CHECK_PRIVATE_PAGES", "true"));
      case INGEST ->
          Map.ofEntries(
              entry("OPERATOR_TOKEN", keys.operatorToken()),
              // All that it encrypts.
              entry(
                  "SECRETS_KEY",
                  SecretsKey.only(keys.secretsKey(), Purpose.ADDRESSES, Purpose.EVENTS)),
              entry("STRIPE_API_KEY", keys.stripeApiKey()),
              entry("STRIPE_API_BASE", sandbox),
              entry("STRIPE_ACCOUNT_ID", OWN_ACCOUNT),
              entry("STRIPE_WEBHOOK_SECRETS", keys.webhookSecret()));
      case CONVERSION -> Map.of("OPERATOR_TOKEN", keys.operatorToken());
      case PUBLISHER ->
          Map.ofEntries(
              entry("OPERATOR_TOKEN", keys.operatorToken()),
              entry("SECRETS_KEY", keys.secretsKey()),
              entry("TRACKDESK_URL", sandbox + "/trackdesk/{tenant}"));
    };
  }
}

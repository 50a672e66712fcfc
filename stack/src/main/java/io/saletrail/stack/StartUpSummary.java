package io.saletrail.stack;

import io.saletrail.contracts.Topic;
import io.saletrail.stack.tour.Tour;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the house says once it stays up.
record StartUpSummary(LocalStack house) {

  void print(Terminal screen) {
    Ports ports = house.ports();
    String sandbox = ports.sandboxAddress().toString();
    screen.title("The house stays up. Where to look:");
    screen.entry("Console", ports.address(Program.SETTINGS) + "  (merchant " + Tour.ACCOUNT + ")");
    screen.entry("  sign in with", house.keys().operatorToken() + "  (or the development sign-in)");
    screen.entry("Shop", sandbox + "/shop");
    screen.entry("Stripe stand-in", sandbox + "/stripe");
    screen.entry("Trackdesk stand-in", sandbox + "/trackdesk/" + Tour.TENANT);
    screen.entry("Health and metrics", metrics(ports));
    screen.entry("Kafka", house.kafka());
    screen.entry(
        "  topics",
        Stream.of(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", ")));
    screen.entry("Logs", house.plan().folder().resolve("logs").toString());
    screen.title("Ctrl-C ends it; the data stays for the next run.");
  }

  private static String metrics(Ports ports) {
    return Stream.of(Program.values())
        .map(program -> Integer.toString(ports.of(program)))
        .collect(Collectors.joining(", ", "/q/health and /q/metrics on ports ", ""));
  }
}

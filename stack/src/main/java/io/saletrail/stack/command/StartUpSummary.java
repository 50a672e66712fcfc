package io.saletrail.stack.command;

import io.saletrail.contracts.Topic;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Ports;
import io.saletrail.stack.Program;
import io.saletrail.stack.Terminal;
import io.saletrail.stack.tour.Tour;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Printed when the stack stays up: addresses, sign-in and logs.
record StartUpSummary(LocalStack stack) {

  void print(Terminal terminal) {
    Ports ports = stack.ports();
    String sandbox = ports.sandboxAddress().toString();
    terminal.title("Saletrail is running:");
    terminal.entry(
        "Console", ports.address(Program.SETTINGS) + "  (merchant " + Tour.ACCOUNT + ")");
    terminal.entry(
        "  sign in with", stack.keys().operatorToken() + "  (or the development sign-in)");
    terminal.entry("Shop", sandbox + "/shop");
    terminal.entry("Stripe stand-in", sandbox + "/stripe");
    terminal.entry("Trackdesk stand-in", sandbox + "/trackdesk/" + Tour.TENANT);
    terminal.entry("Mail catcher", sandbox + "/mail");
    terminal.entry("Health and metrics", metrics(ports));
    terminal.entry("Kafka", stack.kafka());
    terminal.entry(
        "  topics",
        Stream.of(Topic.values()).map(Topic::topicName).collect(Collectors.joining(", ")));
    terminal.entry("Logs", stack.config().folder().resolve("logs").toString());
    terminal.title("Press Ctrl-C to stop. The data is kept for the next run.");
  }

  private static String metrics(Ports ports) {
    return Stream.of(Program.values())
        .map(program -> Integer.toString(ports.of(program)))
        .collect(Collectors.joining(", ", "/q/health and /q/metrics on ports ", ""));
  }
}

package io.saletrail.settings.alert.rules;

import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.health.HealthProblem;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What an alert is about: the closed list. Most are problems of [HealthProblem].
@Schema(name = "AlertCause")
public enum AlertCause {
  STRIPE_ACCESS_LOST(HealthProblem.STRIPE_ACCESS_LOST, "/health"),
  TOKEN_REJECTED(HealthProblem.TOKEN_REJECTED, "#settings"),
  TENANT_UNKNOWN(HealthProblem.TENANT_UNKNOWN, "#settings"),
  WEBHOOKS_STOPPED(HealthProblem.WEBHOOKS_STOPPED, "/health"),
  CHECKS_DELAYED(HealthProblem.CHECKS_DELAYED, "/checks"),
  DELIVERIES_REFUSED(HealthProblem.DELIVERIES_REFUSED, "/attention"),
  DELIVERIES_GIVEN_UP(HealthProblem.DELIVERIES_GIVEN_UP, "/attention"),
  DELIVERIES_HELD(HealthProblem.DELIVERIES_HELD, "/attention"),
  CONVERSIONS_MISSING(HealthProblem.CONVERSIONS_MISSING, "/attention"),
  /// Trackdesk holds other amounts.
  RECONCILIATION_DIFFERS("/reconciliation"),
  /// An import of past sales has ended. It has no end of its own.
  IMPORT_FINISHED("/backfill"),
  /// The sums of the last week, on Monday.
  WEEKLY_SUMMARY("/reconciliation");

  private final Optional<HealthProblem> problem;
  private final String path;

  AlertCause(HealthProblem problem, String path) {
    this.problem = Optional.of(problem);
    this.path = path;
  }

  AlertCause(String path) {
    this.problem = Optional.empty();
    this.path = path;
  }

  /// The problem that it reports; empty where it reports something else.
  public Optional<HealthProblem> problem() {
    return problem;
  }

  /// The page with the remedy, below the merchant's path.
  public String path() {
    return path;
  }

  /// Whether it begins and ends. The others happen once.
  public boolean lasting() {
    return this != IMPORT_FINISHED && this != WEEKLY_SUMMARY;
  }

  /// Whether it depends on the number of sales that need attention.
  boolean counted() {
    return path.equals("/attention");
  }

  /// The text for merchants.
  public Explanation explanation() {
    return switch (this) {
      case RECONCILIATION_DIFFERS ->
          with(
              "Amounts differ in Trackdesk",
              "Trackdesk holds other amounts than your sales of the last 30 days.",
              "See the differences under Reconciliation.");
      case IMPORT_FINISHED ->
          with(
              "Import finished",
              "An import of past sales has ended.",
              "See its result under Backfill.");
      case WEEKLY_SUMMARY ->
          with(
              "Weekly summary",
              "What was paid, credited and not credited in the last week.",
              "See the sales behind it under Reconciliation.");
      case STRIPE_ACCESS_LOST,
          TOKEN_REJECTED,
          TENANT_UNKNOWN,
          WEBHOOKS_STOPPED,
          CHECKS_DELAYED,
          DELIVERIES_REFUSED,
          DELIVERIES_GIVEN_UP,
          DELIVERIES_HELD,
          CONVERSIONS_MISSING ->
          problem.orElseThrow().explanation();
    };
  }

  private static Explanation with(String title, String detail, String remedy) {
    return new Explanation(title, detail, Optional.of(remedy));
  }
}

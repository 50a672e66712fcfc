package io.saletrail.stack.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.conversion.NotCreditedReason;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.SettingsApi;
import io.saletrail.stack.purchase.Expectation;
import io.saletrail.stack.purchase.Expectation.Held;
import io.saletrail.stack.purchase.Expectation.NotCredited;
import io.saletrail.stack.purchase.Expectation.Withdrawn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.StreamSupport;

/// Verifies that the merchant's page of each payment shows what the history expects.
final class Explanations {

  /// Newest answers that can be asked for once more.
  private static final int KEPT = 2_000;

  private final SettingsApi settings;
  private final List<Question> open = new ArrayList<>();
  private final Deque<Question> answered = new ArrayDeque<>();

  private record Question(Sale sale, String stripeId, Expectation expectation) {

    boolean isAnsweredBy(JsonNode payments) {
      return StreamSupport.stream(payments.spliterator(), false).anyMatch(this::fits);
    }

    private boolean fits(JsonNode payment) {
      return switch (expectation) {
        case NotCredited(var reason) -> isNotCredited(payment, reason);
        case Held(_, var status, _) -> isInSync(payment, status.name());
        case Withdrawn _ ->
            isNotCredited(payment, NotCreditedReason.OPTED_OUT) || isInSync(payment, "REJECTED");
      };
    }

    private static boolean isNotCredited(JsonNode payment, NotCreditedReason reason) {
      return payment.path("reason").asText().equals(reason.name());
    }

    private boolean isInSync(JsonNode payment, String status) {
      return StreamSupport.stream(payment.path("conversions").spliterator(), false)
          .filter(conversion -> conversion.path("externalId").asText().equals(stripeId))
          .anyMatch(
              conversion ->
                  conversion.path("status").asText().equals(status)
                      && conversion.path("trackdesk").path("state").asText().equals("DELIVERED"));
    }

    @Override
    public String toString() {
      return "%s: the page of %s does not show %s".formatted(sale, stripeId, expectation);
    }
  }

  Explanations(LocalStack stack) {
    this.settings = new SettingsApi(stack);
  }

  void add(Sale sale) {
    for (var expectation : sale.history().expectations()) {
      open.add(new Question(sale, idOf(sale, expectation), expectation));
    }
  }

  private static String idOf(Sale sale, Expectation expectation) {
    return switch (expectation) {
      case Held(int payment, _, _) -> sale.purchase().payments().get(payment);
      case Withdrawn(int payment) -> sale.purchase().payments().get(payment);
      case NotCredited _ -> sale.purchase().sessionId();
    };
  }

  /// Asks the newest questions once more.
  void askAgain() {
    open.addAll(answered);
    answered.clear();
  }

  /// Asks what was not answered yet.
  List<String> missing() {
    open.removeIf(this::isAnswered);
    return open.stream().map(Question::toString).toList();
  }

  private boolean isAnswered(Question question) {
    boolean answers =
        settings
            .payments(question.sale().shop().account().id(), question.stripeId())
            .filter(question::isAnsweredBy)
            .isPresent();
    if (answers) {
      answered.addLast(question);
    }
    if (answered.size() > KEPT) {
      answered.removeFirst();
    }
    return answers;
  }
}

package io.saletrail.stack.chaos;

import io.saletrail.sandbox.infrastructure.EmbeddedPostgres;
import io.saletrail.stack.Eventually;
import io.saletrail.stack.LocalStack;
import io.saletrail.stack.Program;
import io.saletrail.stack.StackFailure;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// A row that conversion-service cannot read, of a sale that is refunded: the refund is parked
/// alone. The row is repaired and an operator retries the channel.
final class PoisonedRow implements Disruption {

  private static final Duration LIMIT = Duration.ofMinutes(2);

  /// Services count their parked messages at this interval.
  private static final Duration COUNTED = Duration.ofSeconds(17);

  private static final String COUNT_FACTS =
      "select count(*) from fact where account = ? and body like ?";
  private static final String COUNT_PARKED =
      "select count(*) from parked_message where message_key = ? and ? <> ''";
  private static final String SPOIL =
      "update fact set body = '!' || body where account = ? and body like ?";
  private static final String REPAIR =
      "update fact set body = substr(body, 2) where account = ? and body like '!' || ?";

  private final LocalStack stack;
  private final Sale sale;
  private final HttpClient http = HttpClient.newHttpClient();

  /// Spoils one sale.
  ///
  /// @param sale refunded in its second step
  PoisonedRow(LocalStack stack, Sale sale) {
    this.stack = stack;
    this.sale = sale;
  }

  @Override
  public void prepare() {
    step(0);
    require("stored", () -> count(COUNT_FACTS) > 0);
  }

  @Override
  public void begin() {
    update(SPOIL);
    step(1);
  }

  @Override
  public void end() {
    require("parked", () -> count(COUNT_PARKED) > 0);
    Pause.of(COUNTED);
    update(REPAIR);
    require("applied after the repair", this::retried);
  }

  private boolean retried() {
    retry();
    return count(COUNT_PARKED) == 0;
  }

  private void step(int number) {
    sale.history().steps().get(number).accept(sale.purchase());
  }

  private void require(String what, BooleanSupplier condition) {
    if (!new Eventually(LIMIT, Duration.ofSeconds(1)).until(condition)) {
      throw new StackFailure(sale + " is not " + what + " after " + LIMIT);
    }
  }

  private void retry() {
    var address =
        stack
            .ports()
            .address(Program.CONVERSION)
            .resolve("/api/parked-messages/retry?channel=payment-activity");
    var request =
        HttpRequest.newBuilder(address)
            .header("authorization", "Bearer " + stack.keys().operatorToken())
            .POST(BodyPublishers.noBody())
            .build();
    try {
      http.send(request, BodyHandlers.discarding());
    } catch (IOException down) {
      // The next attempt follows.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long count(String query) {
    try (var connection = postgres().connect(Program.CONVERSION.database());
        var statement = connection.prepareStatement(query)) {
      statement.setString(1, sale.shop().account().id());
      statement.setString(2, pattern());
      try (var result = statement.executeQuery()) {
        return result.next() ? result.getLong(1) : 0;
      }
    } catch (SQLException e) {
      throw new StackFailure("Cannot query conversion-service's database", e);
    }
  }

  private void update(String update) {
    try (var connection = postgres().connect(Program.CONVERSION.database());
        var statement = connection.prepareStatement(update)) {
      statement.setString(1, sale.shop().account().id());
      statement.setString(2, pattern());
      if (statement.executeUpdate() == 0) {
        throw new StackFailure("No fact of " + sale);
      }
    } catch (SQLException e) {
      throw new StackFailure("Cannot change conversion-service's database", e);
    }
  }

  private EmbeddedPostgres postgres() {
    return stack.postgres();
  }

  private String pattern() {
    return "%" + sale.purchase().payments().getFirst() + "%";
  }
}

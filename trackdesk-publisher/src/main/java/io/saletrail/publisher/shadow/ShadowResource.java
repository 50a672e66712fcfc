package io.saletrail.publisher.shadow;

import com.fasterxml.jackson.databind.JsonNode;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.outbox.Outbox;
import io.saletrail.runtime.operator.OperatorsOnly;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;

/// The calls that shadow mode held, to compare with what the other app has sent. For operators.
@OperatorsOnly
@Path("/api/shadow/{account}")
public class ShadowResource {
  /// Conversions on one page.
  private static final int PAGE = 200;

  private final Outbox outbox;

  ShadowResource(Outbox outbox) {
    this.outbox = outbox;
  }

  /// Conversions that Trackdesk would hold now, of one type, status and currency.
  ///
  /// @param amountMinor their sum, in the currency's smallest unit
  public record Total(
      String type,
      ConversionStatus status,
      String currency,
      ConversionChanged.Delivery mode,
      long conversions,
      long amountMinor) {}

  /// A call that was not made.
  ///
  /// @param externalId the Stripe charge, by which the other app's conversions can be found
  /// @param request the body that would have been sent
  public record ShadowCall(
      String conversion,
      String externalId,
      long revision,
      Call call,
      ConversionStatus status,
      JsonNode request,
      Instant decidedAt) {}

  /// Counts and sums.
  @GET
  public Uni<List<Total>> totals(String account) {
    return outbox.write(session -> ShadowTable.totals(session, account));
  }

  /// The calls about one page of conversions, in the same order.
  ///
  /// @param after the last conversion of the page before
  @GET
  @Path("/calls")
  public Uni<List<ShadowCall>> calls(
      String account, @QueryParam("after") @DefaultValue("") String after) {
    return outbox.write(session -> ShadowTable.calls(session, account, after, PAGE));
  }
}

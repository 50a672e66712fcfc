package io.saletrail.settings.insight.payment;

import io.saletrail.runtime.problem.ProblemException;
import io.saletrail.settings.insight.day.MerchantDays;
import io.saletrail.settings.insight.export.CsvExport;
import io.saletrail.settings.insight.export.ExportSlots;
import io.saletrail.settings.paging.SliceRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Finds payments by any Stripe id.
@RunOnVirtualThread
@Path("/api/merchants/{account}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class PaymentResource {
  private final PaymentQuery payments;
  private final MerchantDays days;
  private final ExportSlots slots;

  PaymentResource(PaymentQuery payments, MerchantDays days, ExportSlots slots) {
    this.payments = payments;
    this.days = days;
    this.slots = slots;
  }

  /// The payments of a Stripe id.
  ///
  /// @param stripeId the requested id
  /// @param payments its payments: a subscription has several
  @Schema(name = "PaymentSearch")
  public record PaymentSearchResponse(String stripeId, List<PaymentResponse> payments) {}

  @GET
  @Path("/not-credited.csv")
  @Produces("text/csv")
  @Operation(
      operationId = "exportNotCredited",
      summary = "Payments that are not credited, as CSV for a spreadsheet, 50,000 lines at most",
      description = "Amounts in major units, times in the merchant's time zone.")
  public Response notCredited(@PathParam("account") String account) {
    var zone = days.zone(account);
    var lines =
        new CsvExport<>(
            NotCreditedCsvLine.class,
            (Optional<PaymentResponse> last, int limit) ->
                payments
                    .notCredited(
                        account, new SliceRequest(limit, last.map(PaymentResponse::payment)))
                    .items(),
            payment -> NotCreditedCsvLine.of(payment, zone));
    return CsvExport.download(
        slots.hold(account, lines.forSpreadsheets()), "not-credited-%s.csv".formatted(account));
  }

  @GET
  @Path("/{stripeId}")
  @Operation(
      operationId = "findPayment",
      summary = "Find a payment by any of its IDs",
      description =
          "Accepts any Stripe ID: of a checkout session, payment intent, charge, invoice,"
              + " subscription, refund, dispute or event; or the click ID (CID).")
  public PaymentSearchResponse read(
      @PathParam("account") String account, @PathParam("stripeId") String stripeId) {
    return switch (SearchId.read(stripeId)) {
      case SearchId.Parsed.Invalid(var detail) ->
          throw ProblemException.invalid("stripeId", detail);
      case SearchId.Parsed.Valid(var id) -> response(id, payments.find(account, id));
    };
  }

  private static PaymentSearchResponse response(String stripeId, List<PaymentResponse> found) {
    if (found.isEmpty()) {
      throw ProblemException.notFound(
          "No payment found for "
              + stripeId
              + ". If it is recent, press Check Now to read it from Stripe.");
    }
    return new PaymentSearchResponse(stripeId, found);
  }
}

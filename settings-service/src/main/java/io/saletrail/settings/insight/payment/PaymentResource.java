package io.saletrail.settings.insight.payment;

import io.saletrail.runtime.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

  PaymentResource(PaymentQuery payments) {
    this.payments = payments;
  }

  /// The payments of a Stripe id.
  ///
  /// @param stripeId the requested id
  /// @param payments its payments: a subscription has several
  @Schema(name = "PaymentSearch")
  public record PaymentSearchResponse(String stripeId, List<PaymentResponse> payments) {}

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

package io.saletrail.settings.payment;

import io.saletrail.settings.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What became of a payment, by any id that Stripe has for a part of it.
@Path("/api/merchants/{account}/payments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Payments")
public class PaymentResource {
  private final PaymentQuery payments;

  PaymentResource(PaymentQuery payments) {
    this.payments = payments;
  }

  /// What is known of a Stripe id.
  ///
  /// @param stripeId the id that was asked for
  /// @param payments the payments it belongs to: a subscription has several
  @Schema(name = "StripeIdAnswer")
  public record StripeIdAnswer(String stripeId, List<PaymentResponse> payments) {}

  @GET
  @Path("/{stripeId}")
  @Operation(
      operationId = "whatBecameOf",
      summary = "What became of a payment, and why",
      description =
          "Takes any Stripe id: of a checkout session, payment intent, charge, invoice,"
              + " subscription, refund, dispute or event; or the click id (CID).")
  public Uni<StripeIdAnswer> read(
      @PathParam("account") String account, @PathParam("stripeId") String stripeId) {
    return switch (SearchId.read(stripeId)) {
      case SearchId.Reading.NotOne(var detail) ->
          throw ProblemException.invalid("stripeId", detail);
      case SearchId.Reading.One(var id) ->
          payments.find(account, id).map(found -> answer(id, found));
    };
  }

  private static StripeIdAnswer answer(String stripeId, List<PaymentResponse> found) {
    if (found.isEmpty()) {
      throw ProblemException.notFound(
          "Nothing is known of "
              + stripeId
              + " for this merchant. If it is recent, Check Now reads it from"
              + " Stripe.");
    }
    return new StripeIdAnswer(stripeId, found);
  }
}

package io.saletrail.sandbox.stripe.objects;

/// A payment link. `code` is unique in the whole stand-in, because `/buy/{code}` contains no
/// account.
///
/// @param price the id of the link's price
/// @param product the id of that price's product
public record PaymentLink(
    String id,
    String account,
    long created,
    String code,
    String price,
    String product,
    Offer offer,
    boolean active)
    implements StripeObject {

  public PaymentLink deactivated() {
    return new PaymentLink(id, account, created, code, price, product, offer, false);
  }
}

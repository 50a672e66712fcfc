package io.saletrail.sandbox.stripe.objects;

/// A payment link. `code` is unique in the whole stand-in, because `/buy/{code}` names no
/// account.
///
/// @param price the id of the price that the link made for its offer
/// @param product the id of the product behind that price
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

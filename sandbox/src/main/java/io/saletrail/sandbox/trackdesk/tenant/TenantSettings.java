package io.saletrail.sandbox.trackdesk.tenant;

/// Everything about a tenant that a test or a person at the sandbox can change.
public record TenantSettings(Access access, Offer offer, ResponseProfile manners) {

  public static TenantSettings usual(String tenant, RateRule rate) {
    return new TenantSettings(Access.of(tenant), Offer.usual(), ResponseProfile.usual(rate));
  }

  public TenantSettings with(Access another) {
    return new TenantSettings(another, offer, manners);
  }

  public TenantSettings with(Offer another) {
    return new TenantSettings(access, another, manners);
  }

  public TenantSettings with(ResponseProfile others) {
    return new TenantSettings(access, offer, others);
  }
}

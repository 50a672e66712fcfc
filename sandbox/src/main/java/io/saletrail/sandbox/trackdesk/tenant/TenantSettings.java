package io.saletrail.sandbox.trackdesk.tenant;

/// Everything about a tenant that a test or a command can change.
public record TenantSettings(Access access, Offer offer, ResponseProfile responses) {

  public static TenantSettings defaults(String tenant, RateRule rate) {
    return new TenantSettings(Access.of(tenant), Offer.defaults(), ResponseProfile.defaults(rate));
  }

  public TenantSettings with(Access another) {
    return new TenantSettings(another, offer, responses);
  }

  public TenantSettings with(Offer another) {
    return new TenantSettings(access, another, responses);
  }

  public TenantSettings with(ResponseProfile others) {
    return new TenantSettings(access, offer, others);
  }
}

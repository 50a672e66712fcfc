package io.saletrail.contracts.settings;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A merchant's choices, each with a default that suits most.
///
/// @param firstPaymentType conversion type code for one-off and first payments
/// @param renewalType conversion type code for renewals
/// @param productTypes conversion type code by Stripe product id; wins over the two before; of
///   several products bought at once the first in order of id with an entry decides
/// @param includeTax whether the amount holds tax
/// @param includeShipping whether the amount holds shipping
/// @param pending what to do while a delayed payment is under way
/// @param recurring which payments of a subscription are credited
/// @param recurringLimit with FIRST_N: how many payments of a subscription, the first included
/// @param partialRefunds what a refund of a part does
/// @param testMode what to do with Stripe's test mode
/// @param attributeByPromotionCode whether a payment without a click is credited to the affiliate
///   whose coupon code it used
/// @param attributeByEmail whether a payment without a click, and without such a code, is credited
///   by the buyer's e-mail address (Trackdesk's external CID)
/// @param cancellationWindowDays a subscription cancelled within so many days of its beginning
///   rejects its conversions; 0: none
/// @param deliveryMode whether Trackdesk is called
/// @param requestsPerSecond what the tenant's Trackdesk plan allows (Business 5, Enterprise 20)
/// @param revenueOriginId Trackdesk's revenue origin, for network tenants
public record MerchantOptions(
    String firstPaymentType,
    String renewalType,
    Map<String, String> productTypes,
    boolean includeTax,
    boolean includeShipping,
    PendingPolicy pending,
    RecurringPolicy recurring,
    int recurringLimit,
    PartialRefundPolicy partialRefunds,
    TestModePolicy testMode,
    boolean attributeByPromotionCode,
    boolean attributeByEmail,
    int cancellationWindowDays,
    DeliveryMode deliveryMode,
    int requestsPerSecond,
    Optional<UUID> revenueOriginId) {

  /// The official app's conversion type, so that both can run side by side.
  public static final String DEFAULT_TYPE = "sale";

  /// Trackdesk's smallest plan with an API.
  public static final int DEFAULT_REQUESTS_PER_SECOND = 5;

  /// What a merchant has who chose nothing.
  public static MerchantOptions defaults() {
    return new MerchantOptions(
        DEFAULT_TYPE,
        DEFAULT_TYPE,
        Map.of(),
        true,
        true,
        PendingPolicy.WAIT,
        RecurringPolicy.ON,
        1,
        PartialRefundPolicy.KEEP,
        TestModePolicy.OFF,
        false,
        false,
        0,
        DeliveryMode.SEND,
        DEFAULT_REQUESTS_PER_SECOND,
        Optional.empty());
  }

  /// What to do while a delayed payment is under way.
  public enum PendingPolicy {
    /// Say nothing until the money came.
    WAIT,
    /// Report it as PENDING.
    REPORT
  }

  /// Which payments of a subscription are credited.
  public enum RecurringPolicy {
    ON,
    /// The first payment only.
    OFF,
    FIRST_N
  }

  /// What a refund of a part does.
  public enum PartialRefundPolicy {
    /// The conversion stays until the sale is fully refunded.
    KEEP,
    /// Any refund refunds the conversion.
    REFUND,
    /// The conversion is replaced by one over the rest.
    REPLACE,
    /// The conversion is held for review.
    HOLD
  }

  /// Whether Trackdesk is called.
  public enum DeliveryMode {
    SEND,
    /// Everything is decided and recorded, and nothing is sent: for a trial beside another app.
    SHADOW
  }

  /// What to do with Stripe's test mode.
  public enum TestModePolicy {
    OFF,
    /// Deliver with Trackdesk's status TEST, which never counts.
    DELIVER_AS_TEST
  }
}

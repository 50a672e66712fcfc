package io.saletrail.contracts.settings;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// A merchant's options. Each has a default.
///
/// @param firstPaymentType conversion type code for one-off and first payments
/// @param renewalType conversion type code for renewals
/// @param productTypes conversion type code by Stripe product id; overrides the two types above; of
///   several products in one payment the first one by id that has an entry applies
/// @param includeTax whether the commissionable amount includes tax
/// @param includeShipping whether the commissionable amount includes shipping
/// @param pending what to do while a delayed payment is processing
/// @param recurring which payments of a subscription are credited
/// @param recurringLimit with FIRST_N: how many payments of a subscription, the first included
/// @param partialRefunds the effect of a partial refund
/// @param testMode what to do with Stripe's test mode
/// @param attributeByPromotionCode whether a payment without a click is credited to the affiliate
///   whose coupon code it used
/// @param attributeByEmail whether a payment without a click, and without such a code, is credited
///   by the buyer's e-mail address (Trackdesk's external CID)
/// @param cancellationWindowDays cancellation within this many days of the start rejects a
///   subscription's conversions; 0: never
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

  /// The defaults.
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

  /// What to do while a delayed payment is processing.
  public enum PendingPolicy {
    /// Report nothing until the payment succeeds.
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

  /// The effect of a partial refund.
  public enum PartialRefundPolicy {
    /// The conversion stays until the sale is fully refunded.
    KEEP,
    /// Any refund refunds the conversion.
    REFUND,
    /// The conversion is replaced by one with the remaining amount.
    REPLACE,
    /// The conversion is held for review.
    HOLD
  }

  /// Whether Trackdesk is called.
  public enum DeliveryMode {
    SEND,
    /// Everything is decided and recorded, nothing is sent: for a trial beside another app.
    SHADOW
  }

  /// What to do with Stripe's test mode.
  public enum TestModePolicy {
    OFF,
    /// Deliver with Trackdesk's status TEST, which is never paid.
    DELIVER_AS_TEST
  }
}

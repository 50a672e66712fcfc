package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionChanged.Kind;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.contracts.conversion.StripeIds;
import io.saletrail.contracts.settings.MerchantOptions.DeliveryMode;
import io.saletrail.publisher.merchant.Binding;
import io.saletrail.publisher.merchant.Credential;
import io.saletrail.publisher.merchant.Merchant;
import io.saletrail.publisher.trackdesk.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Changes of conversions, and their merchants.
public final class Changes {
  static final String ACCOUNT = "acct_1";
  static final UUID CID = UUID.fromString("7f0c8a0e-2f5b-4d0e-9a51-1d2f3c4b5a69");
  static final Instant PAID = Instant.parse("2026-11-22T10:00:00Z");

  static final TenantId SHOP = TenantId.of("shop").orElseThrow();

  static final Merchant READY =
      merchant(new Credential.Saved(1, "sealed", Optional.empty()), DeliveryMode.SEND, true);

  private Changes() {}

  static Merchant merchant(Credential credential, DeliveryMode mode, boolean connected) {
    return new Merchant(
        ACCOUNT, connected, Optional.of(SHOP), mode, Map.of(SHOP, binding(SHOP, credential)));
  }

  static Binding binding(TenantId tenant, Credential credential) {
    return new Binding(tenant, 5, Optional.empty(), credential);
  }

  public static ConversionChanged change(
      String account, String charge, UUID cid, long revision, ConversionStatus status) {
    return new ConversionChanged(
        account + ":" + charge,
        account,
        "pi_" + charge,
        revision,
        Kind.ONE_OFF,
        status,
        LifecycleReason.PAYMENT_SUCCEEDED,
        Credit.click(cid),
        charge,
        "sale",
        new Money(2000, "eur"),
        Optional.of(new Money(2000, "eur")),
        Optional.empty(),
        ConversionChanged.Delivery.LIVE,
        PAID,
        new StripeIds(
            Optional.empty(),
            Optional.of("pi_" + charge),
            Optional.of(charge),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of()),
        List.of("evt_" + revision),
        PAID.plusSeconds(revision));
  }

  static ConversionChanged change(long revision, ConversionStatus status) {
    return change(ACCOUNT, "ch_1", CID, revision, status);
  }

  /// The same with another payment time.
  public static ConversionChanged paid(ConversionChanged change, Instant at) {
    return with(change, change.conversionType(), change.delivery(), at);
  }

  /// The same with another credit.
  public static ConversionChanged creditedTo(Credit credit, ConversionChanged change) {
    return new ConversionChanged(
        change.conversion(),
        change.account(),
        change.payment(),
        change.revision(),
        change.kind(),
        change.status(),
        change.reason(),
        credit,
        change.externalId(),
        change.conversionType(),
        change.amount(),
        change.paid(),
        change.reversed(),
        change.delivery(),
        change.paidAt(),
        change.stripe(),
        change.stripeEvents(),
        change.decidedAt());
  }

  static ConversionChanged asTest(ConversionChanged change) {
    return with(change, change.conversionType(), ConversionChanged.Delivery.TEST, change.paidAt());
  }

  static ConversionChanged over(ConversionChanged change, Money amount) {
    return with(change, change.conversionType(), amount, change.delivery(), change.paidAt());
  }

  static ConversionChanged ofType(ConversionChanged change, String type) {
    return with(change, type, change.delivery(), change.paidAt());
  }

  private static ConversionChanged with(
      ConversionChanged change, String type, ConversionChanged.Delivery delivery, Instant paidAt) {
    return with(change, type, change.amount(), delivery, paidAt);
  }

  private static ConversionChanged with(
      ConversionChanged change,
      String type,
      Money amount,
      ConversionChanged.Delivery delivery,
      Instant paidAt) {
    return new ConversionChanged(
        change.conversion(),
        change.account(),
        change.payment(),
        change.revision(),
        change.kind(),
        change.status(),
        change.reason(),
        change.credit(),
        change.externalId(),
        type,
        amount,
        change.paid(),
        change.reversed(),
        delivery,
        paidAt,
        change.stripe(),
        change.stripeEvents(),
        change.decidedAt());
  }
}

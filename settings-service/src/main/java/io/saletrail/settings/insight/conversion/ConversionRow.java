package io.saletrail.settings.insight.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.conversion.Credit;
import io.saletrail.contracts.conversion.LifecycleReason;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.delivery.Progress;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A row of the view `conversion_overview`: a conversion as last decided, with its delivery.
@Entity
@Immutable
@Table(name = "conversion_overview")
class ConversionRow {
  @Id String conversion;

  String account;

  String payment;

  long revision;

  @Enumerated(EnumType.STRING)
  ConversionChanged.Kind kind;

  @Enumerated(EnumType.STRING)
  ConversionStatus status;

  @Enumerated(EnumType.STRING)
  LifecycleReason reason;

  @Column(name = "credited_by")
  @Enumerated(EnumType.STRING)
  Credit.By creditedBy;

  @Nullable String cid;

  @Column(name = "promotion_codes")
  List<String> promotionCodes;

  @Column(name = "external_id")
  String externalId;

  @Column(name = "conversion_type")
  String conversionType;

  @Column(name = "amount_minor")
  long amountMinor;

  String currency;

  @Enumerated(EnumType.STRING)
  ConversionChanged.Delivery delivery;

  @Column(name = "paid_at")
  Instant paidAt;

  @Column(name = "decided_at")
  Instant decidedAt;

  @Column(name = "delivery_status")
  @Enumerated(EnumType.STRING)
  DeliveryStatus deliveryStatus;

  @Enumerated(EnumType.STRING)
  Progress progress;

  @Column(name = "trackdesk_status")
  @Nullable String trackdeskStatus;

  @Column(name = "delivery_cause")
  @Nullable String deliveryCause;

  @Column(name = "http_status")
  @Nullable Integer httpStatus;

  @Nullable Integer attempt;

  @Column(name = "next_attempt_at")
  @Nullable Instant nextAttemptAt;

  @Column(name = "delivery_at")
  @Nullable Instant deliveryAt;

  /// What Trackdesk's report last showed.
  @Column(name = "read_back")
  @Nullable String readBack;

  /// The amount at Trackdesk, when it differs from the sale's.
  @Column(name = "held_amount_minor")
  @Nullable Long heldAmountMinor;

  @Column(name = "held_currency")
  @Nullable String heldCurrency;
}

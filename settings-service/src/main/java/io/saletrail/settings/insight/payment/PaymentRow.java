package io.saletrail.settings.insight.payment;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.NotCreditedReason;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// The latest decision about a payment: its conversion, or why it is not credited.
@Entity
@Immutable
@Table(name = "payment")
class PaymentRow {
  @EmbeddedId Key key;

  long revision;

  @Nullable String conversion;

  @Enumerated(EnumType.STRING)
  @Nullable NotCreditedReason reason;

  @Column(name = "amount_minor")
  @Nullable Long amountMinor;

  @Nullable String currency;

  @Column(name = "decided_at")
  Instant decidedAt;

  /// A payment's id is unique within its account.
  @Embeddable
  record Key(String account, String payment) {}

  Optional<Money> amount() {
    return Optional.ofNullable(amountMinor)
        .flatMap(minor -> Optional.ofNullable(currency).map(code -> new Money(minor, code)));
  }
}

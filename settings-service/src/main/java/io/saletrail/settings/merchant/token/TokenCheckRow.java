package io.saletrail.settings.merchant.token;

import io.saletrail.contracts.tenant.TokenChecked;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// The newest check of a merchant's token. It applies only to its own tenant and token version.
@Entity
@Immutable
@Table(name = "token_check")
public class TokenCheckRow {
  @Id String account;

  String tenant;

  @Column(name = "credential_version")
  long credentialVersion;

  @Enumerated(EnumType.STRING)
  TokenChecked.Outcome outcome;

  @Column(name = "next_check_at")
  @Nullable Instant nextCheckAt;

  @Column(name = "checked_at")
  Instant checkedAt;
}

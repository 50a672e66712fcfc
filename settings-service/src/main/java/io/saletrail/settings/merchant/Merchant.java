package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.merchant.options.OptionsColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A connected Stripe account and what its merchant wants.
@Entity
@Table(name = "merchant")
public class Merchant {
  @Id String account;

  /// Counts the changes from 1; 0 is a newcomer who is not saved yet.
  long version;

  @Enumerated(EnumType.STRING)
  Connection connection;

  @Column(name = "trackdesk_tenant_id")
  @Nullable String trackdeskTenantId;

  @Convert(converter = OptionsColumn.class)
  MerchantOptions options;

  @Column(name = "changed_at")
  Instant changedAt;

  /// Since when the connection is what it is, by Stripe's clock.
  @Column(name = "connection_at")
  @Nullable Instant connectionAt;

  /// What news of the connection says.
  public enum Learned {
    /// It is older than what is known.
    NOTHING,
    /// Later news of what is known.
    THE_SAME,
    /// The connection is another one now.
    A_CHANGE
  }

  /// Somebody whose first settings are about to be saved.
  static Merchant newcomer(String account) {
    var merchant = new Merchant();
    merchant.account = account;
    merchant.connection = Connection.CONNECTED;
    merchant.options = MerchantOptions.defaults();
    return merchant;
  }

  /// Takes new settings over.
  ///
  /// @return whether anything is different now
  boolean change(Optional<String> tenant, MerchantOptions chosen, Instant now) {
    if (version > 0 && tenant.equals(tenant()) && chosen.equals(options)) {
      return false;
    }
    trackdeskTenantId = tenant.orElse(null);
    options = chosen;
    changedAt = now;
    version++;
    return true;
  }

  /// Takes news of the connection. News comes in any order and more than once: what is older than
  /// the last says nothing, and of two in one second the end counts.
  ///
  public Learned learn(Connection news, Instant newsAt, Instant now) {
    var at = newsAt.truncatedTo(ChronoUnit.SECONDS);
    var last = Optional.ofNullable(connectionAt);
    var older = last.filter(at::isBefore).isPresent();
    var atOnce = last.filter(at::equals).isPresent();
    if (older || (atOnce && news == Connection.CONNECTED)) {
      return Learned.NOTHING;
    }
    connectionAt = at;
    if (version > 0 && connection == news) {
      return Learned.THE_SAME;
    }
    connection = news;
    changedAt = now;
    version++;
    return Learned.A_CHANGE;
  }

  /// Since when it has been without a connection, if it is.
  public Optional<Instant> lostAt() {
    return connection == Connection.DISCONNECTED
        ? Optional.ofNullable(connectionAt)
        : Optional.empty();
  }

  public String account() {
    return account;
  }

  public long version() {
    return version;
  }

  public Connection connection() {
    return connection;
  }

  Optional<String> tenant() {
    return Optional.ofNullable(trackdeskTenantId);
  }

  /// What the other services are told.
  public MerchantSettings fact() {
    return new MerchantSettings(account, version, connection, tenant(), options, changedAt);
  }
}

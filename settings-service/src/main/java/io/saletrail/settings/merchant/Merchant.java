package io.saletrail.settings.merchant;

import io.saletrail.contracts.settings.MerchantOptions;
import io.saletrail.contracts.settings.MerchantSettings;
import io.saletrail.contracts.settings.MerchantSettings.Connection;
import io.saletrail.settings.merchant.credential.TopicOrder;
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

/// A connected Stripe account with its settings.
@Entity
@Table(name = "merchant")
public class Merchant {
  @Id String account;

  /// Counts changes from 1; 0 is a merchant that is not saved yet.
  long version;

  /// The highest version that was read on the topic.
  @Column(name = "published_version")
  long publishedVersion;

  @Enumerated(EnumType.STRING)
  Connection connection;

  @Column(name = "trackdesk_tenant_id")
  @Nullable String trackdeskTenantId;

  @Column(name = "time_zone")
  String timeZone;

  @Convert(converter = OptionsColumn.class)
  MerchantOptions options;

  @Column(name = "changed_at")
  Instant changedAt;

  /// When the connection last changed, by Stripe's clock.
  @Column(name = "connection_at")
  @Nullable Instant connectionAt;

  /// The result of a report about the connection.
  public enum ConnectionUpdate {
    /// Older than the current state.
    OUTDATED,
    /// Newer, but the connection stays the same.
    UNCHANGED,
    /// The connection has changed.
    CHANGED
  }

  /// A new merchant, before its first settings are saved.
  static Merchant unsaved(String account) {
    var merchant = new Merchant();
    merchant.account = account;
    merchant.connection = Connection.CONNECTED;
    merchant.options = MerchantOptions.defaults();
    merchant.timeZone = TimeZones.DEFAULT.getId();
    return merchant;
  }

  /// Changes the settings.
  ///
  /// @return whether anything has changed
  boolean change(Optional<String> tenant, String zone, MerchantOptions chosen, Instant now) {
    if (version > 0 && tenant.equals(tenant()) && zone.equals(timeZone) && chosen.equals(options)) {
      return false;
    }
    trackdeskTenantId = tenant.orElse(null);
    timeZone = zone;
    options = chosen;
    changedAt = now;
    version++;
    return true;
  }

  /// Applies a report about the connection. Reports arrive in any order and more than once: an
  /// older report changes nothing, and of two in one second the disconnection wins.
  public ConnectionUpdate applyConnection(Connection state, Instant updatedAt, Instant now) {
    var at = updatedAt.truncatedTo(ChronoUnit.SECONDS);
    var last = Optional.ofNullable(connectionAt);
    var older = last.filter(at::isBefore).isPresent();
    var atOnce = last.filter(at::equals).isPresent();
    if (older || (atOnce && state == Connection.CONNECTED)) {
      return ConnectionUpdate.OUTDATED;
    }
    connectionAt = at;
    if (version > 0 && connection == state) {
      return ConnectionUpdate.UNCHANGED;
    }
    connection = state;
    changedAt = now;
    version++;
    return ConnectionUpdate.CHANGED;
  }

  /// Records a version that was read on the topic. A version ahead of ours is from before a restore
  /// of the database: ours continues from it.
  TopicOrder seen(long read) {
    if (read < publishedVersion) {
      return TopicOrder.STALE;
    }
    publishedVersion = read;
    var order = read > version ? TopicOrder.AHEAD : TopicOrder.IN_ORDER;
    version = Math.max(version, read);
    return order;
  }

  /// When the connection was lost; empty while connected.
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

  /// The fact for the other services.
  public MerchantSettings fact() {
    return new MerchantSettings(account, version, connection, tenant(), options, changedAt);
  }
}

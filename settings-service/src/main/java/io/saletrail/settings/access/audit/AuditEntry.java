package io.saletrail.settings.access.audit;

import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.Actor.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// An entry of the audit trail. Written by [AuditLog] and never changed.
@Entity
@Immutable
@Table(name = "audit_entry")
class AuditEntry {
  @Id long id;

  @Column(name = "happened_at")
  Instant happenedAt;

  @Nullable String account;

  @Enumerated(EnumType.STRING)
  Role role;

  String name;

  @Column(name = "key_name")
  @Nullable String keyName;

  @Enumerated(EnumType.STRING)
  Channel channel;

  @Enumerated(EnumType.STRING)
  AuditAction action;

  String subject;

  String changes;
}

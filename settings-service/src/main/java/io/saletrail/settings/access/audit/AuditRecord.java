package io.saletrail.settings.access.audit;

import io.saletrail.settings.access.caller.Actor;
import java.util.List;
import java.util.Optional;

/// One action of an actor.
///
/// @param account the affected merchant; empty for system-wide actions
/// @param subject the object or means of the action: a check's id, a sign-in method
/// @param changes the changed fields
public record AuditRecord(
    Actor by,
    AuditAction action,
    Optional<String> account,
    String subject,
    List<FieldChange> changes) {

  /// An action on a merchant.
  public static AuditRecord of(Actor by, AuditAction action, String account, String subject) {
    return new AuditRecord(by, action, Optional.of(account), subject, List.of());
  }

  /// Changed settings.
  public static AuditRecord changed(Actor by, String account, List<FieldChange> changes) {
    return new AuditRecord(by, AuditAction.SETTINGS_CHANGED, Optional.of(account), "", changes);
  }

  /// An action on the actor: a merchant's own account, or system-wide.
  public static AuditRecord ofActor(Actor by, AuditAction action, String subject) {
    var account =
        switch (by.role()) {
          case MERCHANT -> Optional.of(by.name());
          case OPERATOR, STRIPE -> Optional.<String>empty();
        };
    return new AuditRecord(by, action, account, subject, List.of());
  }
}

package io.saletrail.settings.audit;

import io.saletrail.settings.access.Actor;
import java.util.List;
import java.util.Optional;

/// Something that somebody did.
///
/// @param account the merchant whose it is; empty where it is the house's own
/// @param subject what it was done to, or by which means: a check's id, a kind of sign-in
/// @param changes the fields that are different now
public record AuditRecord(
    Actor by,
    AuditAction act,
    Optional<String> account,
    String subject,
    List<FieldChange> changes) {

  /// Something done for a merchant.
  public static AuditRecord of(Actor by, AuditAction act, String account, String subject) {
    return new AuditRecord(by, act, Optional.of(account), subject, List.of());
  }

  /// Settings that are different now.
  public static AuditRecord changed(Actor by, String account, List<FieldChange> changes) {
    return new AuditRecord(by, AuditAction.SETTINGS_CHANGED, Optional.of(account), "", changes);
  }

  /// Something about whoever does it: a merchant's own, or the house's.
  public static AuditRecord ofThemselves(Actor by, AuditAction act, String subject) {
    var account =
        switch (by.role()) {
          case MERCHANT -> Optional.of(by.name());
          case OPERATOR, STRIPE -> Optional.<String>empty();
        };
    return new AuditRecord(by, act, account, subject, List.of());
  }
}

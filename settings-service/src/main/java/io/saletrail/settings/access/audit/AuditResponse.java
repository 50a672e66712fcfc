package io.saletrail.settings.access.audit;

import io.saletrail.settings.access.caller.Actor.Channel;
import io.saletrail.settings.access.caller.Actor.Role;
import io.saletrail.settings.access.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An entry of the audit trail.
///
/// @param id also the cursor for `after`
/// @param account the affected merchant; absent for system-wide actions
/// @param name the actor; only operators see operators' names
/// @param key the name of the API key; only operators see that of an operator's
/// @param subject the object or means of the action
@Schema(name = "AuditEntry", description = "An action: who, when, and through which channel.")
public record AuditResponse(
    @Schema(examples = "4711") String id,
    Instant at,
    @Schema(examples = "acct_1MZ8kLAbCdEf") Optional<String> account,
    Role role,
    Optional<String> name,
    @Schema(description = "The API key that was used.", examples = "Nightly export")
        Optional<String> key,
    Channel channel,
    AuditAction action,
    Optional<String> subject,
    List<FieldChange> changes) {

  static AuditResponse of(AuditEntry entry) {
    return new AuditResponse(
        Long.toString(entry.id),
        entry.happenedAt,
        Optional.ofNullable(entry.account),
        entry.role,
        Optional.of(entry.name),
        Optional.ofNullable(entry.keyName),
        entry.channel,
        entry.action,
        Optional.of(entry.subject).filter(text -> !text.isEmpty()),
        ChangesColumn.read(entry.changes));
  }

  /// Removes what the caller may not see: a merchant sees that an operator acted, not which one.
  public AuditResponse asSeenBy(Caller caller) {
    return switch (caller) {
      case Caller.Operator _ -> this;
      case Caller.MerchantCaller _, Caller.Anonymous _ -> role == Role.OPERATOR ? unnamed() : this;
    };
  }

  private AuditResponse unnamed() {
    return new AuditResponse(
        id,
        at,
        account,
        role,
        Optional.empty(),
        Optional.empty(),
        channel,
        action,
        subject,
        changes);
  }
}

package io.saletrail.settings.audit;

import io.saletrail.settings.access.Actor.Role;
import io.saletrail.settings.access.Actor.Way;
import io.saletrail.settings.access.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An entry of the audit trail.
///
/// @param id where to go on from
/// @param account the merchant whose it is; absent where it is the house's own
/// @param role who did it
/// @param name who that is; operators' names are for operators
/// @param way what it came through
/// @param act what was done
/// @param subject what it was done to, or by which means
/// @param changes the fields that are different since
@Schema(name = "AuditEntry", description = "What somebody did, when, and by which way.")
public record AuditResponse(
    @Schema(examples = "4711") String id,
    Instant at,
    @Schema(examples = "acct_1MZ8kLAbCdEf") Optional<String> account,
    Role role,
    Optional<String> name,
    Way way,
    AuditAction act,
    Optional<String> subject,
    List<FieldChange> changes) {

  static AuditResponse of(AuditEntry entry) {
    return new AuditResponse(
        Long.toString(entry.id),
        entry.happenedAt,
        Optional.ofNullable(entry.account),
        entry.role,
        Optional.of(entry.name),
        entry.way,
        entry.act,
        Optional.of(entry.subject).filter(text -> !text.isEmpty()),
        ChangesColumn.read(entry.changes));
  }

  /// As much of it as a visitor may see: a merchant learns that an operator did it, not who that
  /// is.
  public AuditResponse asSeenBy(Caller visitor) {
    return switch (visitor) {
      case Caller.Operator _ -> this;
      case Caller.OwnAccount _, Caller.Stranger _ -> role == Role.OPERATOR ? unnamed() : this;
    };
  }

  private AuditResponse unnamed() {
    return new AuditResponse(id, at, account, role, Optional.empty(), way, act, subject, changes);
  }
}

/// The audit trail: who changed what, and what operators did for merchants.
///
/// Whatever somebody does goes through [AuditLog], which writes the entry in the transaction of the
/// act itself. The table only grows, until entries are old enough to be forgotten. Secrets are
/// never in it: a personal token was replaced, and no more. Decision 0021.
///
/// Reading order: [AuditAction], [AuditRecord], [FieldChange], [AuditLog]; [AuditEntry],
/// [ChangesColumn], [AuditQuery], [AuditResponse], [AuditResource] and [SystemAuditResource];
/// [AuditConfig], [AuditSweep].
@NullMarked
package io.saletrail.settings.audit;

import org.jspecify.annotations.NullMarked;

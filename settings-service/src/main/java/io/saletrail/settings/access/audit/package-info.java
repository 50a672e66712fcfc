/// The audit trail: who changed what, and what operators did for merchants.
///
/// Every action goes through [AuditLog], which writes the entry in the transaction of the action.
/// The table only grows, until entries expire. It holds no secrets: of a personal token it records
/// only that it was replaced. Decision 0021.
///
/// Reading order: [AuditAction], [AuditRecord], [FieldChange], [AuditLog]; [AuditEntry],
/// [ChangesColumn], [AuditQuery], [AuditResponse], [AuditResource] and [SystemAuditResource];
/// [AuditConfig], [AuditSweep].
@NullMarked
package io.saletrail.settings.access.audit;

import org.jspecify.annotations.NullMarked;

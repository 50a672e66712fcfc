/// The audit trail as pages.
///
/// Reading order: [AuditPages], [SystemAuditPages], [AuditLine], [AuditTemplates].
@NullMarked
package io.saletrail.settings.console.audit;

import org.jspecify.annotations.NullMarked;

/// The audit trail as pages.
///
/// Reading order: [AuditPages], [HouseAuditPages], [AuditLine], [AuditTemplates].
@NullMarked
package io.saletrail.settings.console.audit;

import org.jspecify.annotations.NullMarked;

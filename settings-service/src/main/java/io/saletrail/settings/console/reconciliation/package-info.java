/// The reconciliation page.
///
/// Reading order: [ReconciliationPages], [ReconciliationPage], [ReconciliationTemplates].
@NullMarked
package io.saletrail.settings.console.reconciliation;

import org.jspecify.annotations.NullMarked;

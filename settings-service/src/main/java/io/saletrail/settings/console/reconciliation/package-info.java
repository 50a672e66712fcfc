/// The reconciliation page.
///
/// Reading order: [ReconciliationPages], [ReconciliationPage], [BalancePanel], [BalanceRow],
/// [LinesPage], [ReconciliationTemplates].
@NullMarked
package io.saletrail.settings.console.reconciliation;

import org.jspecify.annotations.NullMarked;

/// Whether it all adds up, as a page and as CSV.
///
/// Reading order: [ReconciliationPages], [ReconciliationPage], [ReconciliationTemplates].
@NullMarked
package io.saletrail.settings.console.reconciliation;

import org.jspecify.annotations.NullMarked;

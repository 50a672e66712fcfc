/// Checks: the list of them, and Check Now on every page that offers it.
///
/// Reading order: [CheckPages], [CheckPanels], [CheckPanel] with its [RecoveredLine], [ReadsLine],
/// [CheckTemplates].
@NullMarked
package io.saletrail.settings.console.check;

import org.jspecify.annotations.NullMarked;

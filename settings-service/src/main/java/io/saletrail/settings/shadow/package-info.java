/// What shadow mode has not sent, and how it compares with what another app has: the export of
/// Trackdesk that a merchant brings is compared and forgotten.
///
/// Reading order: [ShadowLine], [ShadowQuery], [ShadowResponse], [ShadowCsv]; [ExportColumns],
/// [ExportReader], [ExportLine], [Decimals], [Comparison]; [ShadowResource].
@NullMarked
package io.saletrail.settings.shadow;

import org.jspecify.annotations.NullMarked;

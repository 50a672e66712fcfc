/// Conversions that shadow mode held back, and their comparison with a merchant's export of
/// Trackdesk, which is not stored.
///
/// Reading order: [ShadowLine], [ShadowQuery], [ShadowResponse], [ShadowCsvLine]; [ExportColumns],
/// [ExportReader], [ExportLine], [Decimals], [Comparison]; [ShadowResource].
@NullMarked
package io.saletrail.settings.insight.shadow;

import org.jspecify.annotations.NullMarked;

/// Export of what this service holds of a buyer or a merchant, beside their erasure (`erasure`).
///
/// Reading order: [DataExportResource], [DataExportRequest], [ExportScope], [DataExports],
/// [DataExport].
@NullMarked
package io.saletrail.settings.request.dataexport;

import org.jspecify.annotations.NullMarked;

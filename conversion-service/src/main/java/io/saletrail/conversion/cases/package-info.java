/// Cases: their facts and published decisions, stored and loaded in portions that fit into memory.
///
/// Reading order: [FactEntry] (storing), [CaseCorrelation], [CaseTable]; [CaseLoader] (loading),
/// [LoadLimits], [CaseChunks], [CaseInput].
@NullMarked
package io.saletrail.conversion.cases;

import org.jspecify.annotations.NullMarked;

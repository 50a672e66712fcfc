/// The handling of personal data: erasures, and who read what is stored encrypted.
///
/// Reading order: [PrivacyFact], [ErasureRequested], [BuyerIdentified], [ErasureCompleted],
/// [SealedDataRead].
@NullMarked
package io.saletrail.contracts.privacy;

import org.jspecify.annotations.NullMarked;

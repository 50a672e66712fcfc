/// The handling of personal data: who read what is stored encrypted.
///
/// Reading order: [PrivacyFact], [SealedDataRead].
@NullMarked
package io.saletrail.contracts.privacy;

import org.jspecify.annotations.NullMarked;

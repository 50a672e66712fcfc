/// The page that erases buyers and merchants.
///
/// Reading order: [PrivacyPages], [ErasureForm], [ErasureLine], [PrivacyTemplates].
@NullMarked
package io.saletrail.settings.console.privacy;

import org.jspecify.annotations.NullMarked;

/// The pages with the API keys of a merchant, and of operators.
///
/// Reading order: [MerchantKeyPages], [OperatorKeyPages], [KeyPage], [KeyForm], [KeyLine],
/// [KeyTemplates].
@NullMarked
package io.saletrail.settings.console.key;

import org.jspecify.annotations.NullMarked;

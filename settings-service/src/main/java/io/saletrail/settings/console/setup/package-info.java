/// The list of merchants, and each merchant's set-up.
///
/// Reading order: [MerchantPages]; [MerchantLine]; [SetUpTemplates].
@NullMarked
package io.saletrail.settings.console.setup;

import org.jspecify.annotations.NullMarked;

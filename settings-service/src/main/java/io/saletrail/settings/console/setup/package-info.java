/// The list of merchants, and each merchant's connection page.
///
/// Reading order: [MerchantPages]; [MerchantLine]; [SetUpTemplates].
@NullMarked
package io.saletrail.settings.console.setup;

import org.jspecify.annotations.NullMarked;

/// The pages with the open sessions of a merchant, and of operators.
///
/// Reading order: [MerchantSessionPages], [OperatorSessionPages], [SessionLine],
/// [SessionTemplates].
@NullMarked
package io.saletrail.settings.console.session;

import org.jspecify.annotations.NullMarked;

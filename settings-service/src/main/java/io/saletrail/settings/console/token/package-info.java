/// The status of a merchant's token on the connection page.
///
/// Reading order: [TokenPages], [TokenPanel], [TokenTemplates].
@NullMarked
package io.saletrail.settings.console.token;

import org.jspecify.annotations.NullMarked;

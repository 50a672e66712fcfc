/// The result of checking a merchant's token. trackdesk-publisher checks it right after it was
/// saved.
///
/// Reading order: [TokenFeed], [TokenProjection], [TokenCheckRow]; [TokenState], [TokenStatus].
@NullMarked
package io.saletrail.settings.merchant.token;

import org.jspecify.annotations.NullMarked;

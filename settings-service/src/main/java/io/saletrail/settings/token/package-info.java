/// Whether a merchant's token works, as trackdesk-publisher finds out right after it was saved.
///
/// Reading order: [TokenFeed], [TokenProjection], [TokenCheckRow]; [TokenState], [TokenStatus].
@NullMarked
package io.saletrail.settings.token;

import org.jspecify.annotations.NullMarked;

/// The merchants for whom is delivered: where, how fast, and with which token. Copied from the
/// topics of settings-service, so that it may be away.
///
/// Reading order: [Merchant], [Credential], [Keyring], [MerchantTable].
@NullMarked
package io.saletrail.publisher.merchant;

import org.jspecify.annotations.NullMarked;

/// The merchants to deliver for: tenant, rate and token. Copied from the topics of
/// settings-service, so that it may be down.
///
/// Reading order: [Merchant], [Binding], [Credential], [Keyring], [MerchantTable],
/// [BindingTable], [BindingSweep], [BindingConfig].
@NullMarked
package io.saletrail.publisher.merchant;

import org.jspecify.annotations.NullMarked;

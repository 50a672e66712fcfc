/// API keys: named, limited to scopes, and to one merchant unless they are an operator's.
///
/// The database has only the SHA-256 of a key. A key opens routes of the API alone; none opens the
/// routes of keys and sessions, so a stolen key makes no other. Decision 0075.
///
/// What a key may do is in `caller` (`ApiKey`, `KeyScope`, `NeedsScope`, `KeyRules`).
///
/// Reading order: [KeySecret], [BearerMechanism], [KeyConfig], [KeyTable], [ApiKeys], [KeySweep];
/// [KeyRequest], [NewKey], [KeyResponse], [KeyList], [CreatedKey], [MerchantKeyResource],
/// [OperatorKeyResource].
@NullMarked
package io.saletrail.settings.access.key;

import org.jspecify.annotations.NullMarked;

/// Whether a merchant's token works, known before the first sale: a tenant and a token that were
/// saved are tried once in the tenant's lane, with a call that changes nothing, and what Trackdesk
/// makes of them is said on `trackdesk.connections.v1`.
///
/// Reading order: [TokenCheck], [TokenCheckRules], [TokenProbe], [TokenCheckTable].
@NullMarked
package io.saletrail.publisher.token;

import org.jspecify.annotations.NullMarked;

/// Checks a merchant's token before the first sale: a saved tenant and token are probed in the
/// tenant's lane, with a call that changes nothing. The result is published on
/// `trackdesk.connections.v1`.
///
/// Reading order: [TokenCheck], [TokenCheckRules], [TokenProbe], [TokenCheckTable].
@NullMarked
package io.saletrail.publisher.token;

import org.jspecify.annotations.NullMarked;

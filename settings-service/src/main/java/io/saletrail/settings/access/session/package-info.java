/// Sessions of the console: rows that end on the server's side.
///
/// A browser keeps a random secret, the row only its digest. A session lives while its row says so:
/// until sign-out, an uninstallation, another operator token or another condition of its sign-in
/// ([SessionGrants]), or until the idle or the absolute limit. Decision 0070.
///
/// Reading order: [SessionConfig], [SessionSecret], [SessionCookie], [SessionGrants],
/// [SessionTable], [Sessions], [SessionMechanism], [SessionSweep]; [Device], [SessionResponse],
/// [SessionList], [MerchantSessionResource], [OperatorSessionResource].
@NullMarked
package io.saletrail.settings.access.session;

import org.jspecify.annotations.NullMarked;

/// Who may see what, over every route: the table is `docs/access.md`.
///
/// Reading order: [Route] (found in the program itself), [EveryRouteTest]; [Role], [ApiClient] and
/// [Access] (who comes, and what becomes of it), [SeededMerchant] (whose it is), [AccessTableTest]
/// and [AccessPage] (the table).
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;

/// Access to every route. The result is `docs/access.md`.
///
/// Reading order: [Route] (found by reflection), [EveryRouteTest]; [Role], [ApiClient] and [Access]
/// (the caller and the outcome), [SeededMerchant] (the data), [AccessTableTest] and [AccessPage]
/// (the table).
@NullMarked
package io.saletrail.settings.access;

import org.jspecify.annotations.NullMarked;

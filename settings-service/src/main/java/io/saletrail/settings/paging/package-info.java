/// Keyset paging: the cursor is the last item of the previous page, so concurrent inserts neither
/// skip nor repeat items.
///
/// Reading order: [Slice], [SliceRequest].
@NullMarked
package io.saletrail.settings.paging;

import org.jspecify.annotations.NullMarked;

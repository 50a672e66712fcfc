/// Long lists a page at a time, by the last item of the page before: nothing is skipped or seen
/// twice when something is added meanwhile.
///
/// Reading order: [Slice], [SliceRequest].
@NullMarked
package io.saletrail.settings.paging;

import org.jspecify.annotations.NullMarked;

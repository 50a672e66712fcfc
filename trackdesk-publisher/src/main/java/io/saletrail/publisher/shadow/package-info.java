/// What would have been sent for merchants who only watch: kept per decision, and added up for a
/// comparison with what another app has sent.
///
/// Reading order: [ShadowTable], [ShadowResource].
@NullMarked
package io.saletrail.publisher.shadow;

import org.jspecify.annotations.NullMarked;

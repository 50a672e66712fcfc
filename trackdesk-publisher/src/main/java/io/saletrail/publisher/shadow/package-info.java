/// Shadow mode: the calls that would have been made, stored per decision and added up for a
/// comparison with what another app has sent.
///
/// Reading order: [ShadowTable], [ShadowResource].
@NullMarked
package io.saletrail.publisher.shadow;

import org.jspecify.annotations.NullMarked;

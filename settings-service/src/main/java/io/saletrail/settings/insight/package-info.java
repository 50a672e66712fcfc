/// The read model: what happened to payments, rebuilt from the topics of the other services.
/// Nothing here is the source of truth.
@NullMarked
package io.saletrail.settings.insight;

import org.jspecify.annotations.NullMarked;

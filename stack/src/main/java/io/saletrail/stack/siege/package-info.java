/// Attacks on all services while sales go on: `make siege`.
///
/// Reading order: [Siege] (the run), [Attack], [Attackers]; [Sales], [ServiceWatch].
@NullMarked
package io.saletrail.stack.siege;

import org.jspecify.annotations.NullMarked;

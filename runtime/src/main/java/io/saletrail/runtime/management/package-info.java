/// What operators' tools read: on a port of its own where there is one, with a bounded number of
/// labels.
///
/// Reading order: [ManagementPort], [ManagementFilter]; [RouteLabels].
@NullMarked
package io.saletrail.runtime.management;

import org.jspecify.annotations.NullMarked;

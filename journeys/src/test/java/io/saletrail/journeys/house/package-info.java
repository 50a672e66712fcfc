/// The whole house as `make run` starts it, with the four services as processes of their own.
///
/// Reading order: [WholeHouseTest], [PastTest] and [ReturnTest] with [Operator].
@NullMarked
package io.saletrail.journeys.house;

import org.jspecify.annotations.NullMarked;

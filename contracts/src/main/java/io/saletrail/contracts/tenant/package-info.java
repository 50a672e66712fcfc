/// The state of connections to Trackdesk tenants, as trackdesk-publisher observes it.
///
/// Reading order: [TenantFact], [TokenChecked].
@NullMarked
package io.saletrail.contracts.tenant;

import org.jspecify.annotations.NullMarked;

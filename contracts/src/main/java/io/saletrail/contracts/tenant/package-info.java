/// How the connection to merchants' Trackdesk tenants is, as trackdesk-publisher sees it.
///
/// Reading order: [TenantFact], [TokenChecked].
@NullMarked
package io.saletrail.contracts.tenant;

import org.jspecify.annotations.NullMarked;

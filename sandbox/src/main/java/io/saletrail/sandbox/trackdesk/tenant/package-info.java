/// The data and rules of one Trackdesk tenant, without HTTP.
///
/// Reading order: [Tenant] and its [Tenants]; requests: [Call], [ConversionCall], [StatusCall];
/// rules: [ConversionRules], [Verdict], [Refusal], with its [TenantSettings] ([Access], [Offer]
/// with [ConversionType], [ResponseProfile] with [RateRule] and [RateWindow]); data: [TenantState]
/// of [Click] and [Conversion] ([Amount], [ConversionStatus], [StatusChange]); storage: [Change],
/// [TenantJson]; for tests: [SeenRequest].
@NullMarked
package io.saletrail.sandbox.trackdesk.tenant;

import org.jspecify.annotations.NullMarked;

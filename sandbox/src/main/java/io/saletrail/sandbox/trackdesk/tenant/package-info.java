/// What one Trackdesk tenant holds and how it decides, without any HTTP.
///
/// Reading order: [Tenant] and its [Tenants]; what it can be asked: [Call], [ConversionCall],
/// [StatusCall]; how it decides: [ConversionRules], [Verdict], [Refusal], against its
/// [TenantSettings] ([Access], [Offer] with [ConversionType], [ResponseProfile] with [RateRule] and
/// [RateWindow]); what it holds: [Holdings] of [Click] and [Conversion] ([Amount],
/// [ConversionStatus], [StatusChange]); how a second run knows: [Change], [TenantFile],
/// [TenantJson]; what tests look at: [SeenRequest].
@NullMarked
package io.saletrail.sandbox.trackdesk.tenant;

import org.jspecify.annotations.NullMarked;

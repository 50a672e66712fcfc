package io.saletrail.settings.insight.reconciliation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A merchant's reconciliation.
///
/// @param balances one per currency
/// @param recoveredByChecks Stripe objects that checks of these days found and no webhook brought
/// @param differences latest first
/// @param more whether there are more differences; the CSV has them
@Schema(name = "Reconciliation")
public record ReconciliationResponse(
    Period period,
    List<Balance> balances,
    long recoveredByChecks,
    List<Difference> differences,
    boolean more) {}

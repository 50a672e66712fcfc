package io.saletrail.settings.reconciliation;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A merchant's reconciliation.
///
/// @param balances one for each currency
/// @param recoveredByChecks Stripe objects that polls of these days found and no webhook had
///   brought
/// @param differences the latest first
/// @param more whether there are more differences than are told here; the CSV has them
@Schema(name = "Reconciliation")
public record ReconciliationResponse(
    Period period,
    List<Balance> balances,
    long recoveredByChecks,
    List<Difference> differences,
    boolean more) {}

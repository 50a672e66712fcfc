package io.saletrail.settings.console.check;

import io.saletrail.settings.insight.payment.PaymentQuery;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.request.check.CheckQuery;
import io.saletrail.settings.request.check.CheckResponse;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a merchant's last checks, and what became of the payments that they found.
@ApplicationScoped
public class CheckPanels {
  private final CheckQuery checks;
  private final PaymentQuery payments;

  CheckPanels(CheckQuery checks, PaymentQuery payments) {
    this.checks = checks;
    this.payments = payments;
  }

  /// A part of the checks.
  ///
  /// @param next what to ask for after it; empty at the end
  record Part(CheckPanel panel, String next) {}

  /// The last checks.
  public Uni<CheckPanel> of(String account) {
    return slice(account, new SliceRequest(CheckPanel.SHOWN, Optional.empty())).map(Part::panel);
  }

  Uni<Part> slice(String account, SliceRequest request) {
    return checks
        .slice(account, request)
        .chain(
            slice ->
                of(account, slice.items()).map(panel -> new Part(panel, slice.next().orElse(""))));
  }

  private Uni<CheckPanel> of(String account, List<CheckResponse> latest) {
    var ids =
        latest.stream().flatMap(check -> check.recoveredIds().stream()).collect(Collectors.toSet());
    return payments
        .summaries(account, ids)
        .map(summaries -> CheckPanel.of(account, latest, summaries));
  }
}

package io.saletrail.settings.console.check;

import io.saletrail.settings.insight.payment.PaymentQuery;
import io.saletrail.settings.paging.SliceRequest;
import io.saletrail.settings.request.check.Check;
import io.saletrail.settings.request.check.CheckQuery;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads a merchant's latest checks and the outcome of the payments that they recovered.
@ApplicationScoped
public class CheckPanels {
  private final CheckQuery checks;
  private final PaymentQuery payments;

  CheckPanels(CheckQuery checks, PaymentQuery payments) {
    this.checks = checks;
    this.payments = payments;
  }

  /// One slice of the checks.
  ///
  /// @param next cursor of the next slice; empty at the end
  record Part(CheckPanel panel, String next) {}

  /// The latest checks.
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

  private Uni<CheckPanel> of(String account, List<Check> latest) {
    var ids =
        latest.stream().flatMap(check -> check.recoveredIds().stream()).collect(Collectors.toSet());
    return payments
        .summaries(account, ids)
        .map(summaries -> CheckPanel.of(account, latest, summaries));
  }
}

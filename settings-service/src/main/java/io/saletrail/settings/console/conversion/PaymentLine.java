package io.saletrail.settings.console.conversion;

import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.insight.timeline.TimelineLine;
import java.util.List;

/// What became of a payment, in a list.
///
/// @param payment what names it
/// @param amount as people read it; empty where nothing is known
/// @param why in a few words why it is no conversion; empty where it is one
/// @param detail the same in a sentence
/// @param remedy what helps; empty where nothing does
/// @param conversions what it became
/// @param story what happened, the first thing first; empty where that stands elsewhere
public record PaymentLine(
    String payment,
    String amount,
    String why,
    String detail,
    String remedy,
    Moment decidedAt,
    List<ConversionLine> conversions,
    List<TimelinePage.Line> story) {

  static PaymentLine of(String account, PaymentResponse payment) {
    var why = payment.explanation();
    return new PaymentLine(
        payment.payment(),
        payment.amount().map(Amounts::text).orElse(""),
        why.map(Explanation::title).orElse(""),
        why.map(Explanation::detail).orElse(""),
        why.flatMap(Explanation::remedy).orElse(""),
        Moment.of(payment.decidedAt()),
        payment.conversions().stream()
            .map(conversion -> ConversionLine.of(account, conversion))
            .toList(),
        List.of());
  }

  PaymentLine telling(List<TimelineLine> lines) {
    return new PaymentLine(
        payment,
        amount,
        why,
        detail,
        remedy,
        decidedAt,
        conversions,
        lines.stream().map(TimelinePage::line).toList());
  }
}

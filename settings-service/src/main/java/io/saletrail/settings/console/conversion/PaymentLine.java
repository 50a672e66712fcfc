package io.saletrail.settings.console.conversion;

import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.explanation.Explanation;
import io.saletrail.settings.insight.payment.PaymentResponse;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.insight.timeline.TimelineLine;
import java.time.ZoneId;
import java.util.List;

/// A payment and its outcome, in a list.
///
/// @param payment its Stripe ID
/// @param amount formatted; empty when unknown
/// @param why the reason for no conversion; empty for a conversion
/// @param detail the reason as a sentence
/// @param remedy empty without one
/// @param conversions the conversions of the payment
/// @param timeline oldest first; empty where the conversion page shows it
/// @param earlier what a later decision replaced
public record PaymentLine(
    String payment,
    String amount,
    String why,
    String detail,
    String remedy,
    Moment decidedAt,
    List<ConversionLine> conversions,
    List<TimelinePage.Line> timeline,
    List<TimelinePage.Line> earlier) {

  static PaymentLine of(Layout layout, PaymentResponse payment) {
    var why = payment.explanation();
    return new PaymentLine(
        payment.payment(),
        payment.amount().map(Amounts::text).orElse(""),
        why.map(Explanation::title).orElse(""),
        why.map(Explanation::detail).orElse(""),
        why.flatMap(Explanation::remedy).orElse(""),
        Moment.of(payment.decidedAt(), layout.days()),
        payment.conversions().stream()
            .map(conversion -> ConversionLine.of(layout, conversion))
            .toList(),
        List.of(),
        List.of());
  }

  PaymentLine withTimeline(List<TimelineLine> lines, ZoneId zone) {
    return new PaymentLine(
        payment,
        amount,
        why,
        detail,
        remedy,
        decidedAt,
        conversions,
        TimelinePage.lines(lines, zone, false),
        TimelinePage.lines(lines, zone, true));
  }
}

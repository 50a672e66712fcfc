package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.timeline.Amounts;

/// One conversion in a list, or in the heading of its page.
///
/// @param href URL of its page
/// @param externalId its ID in Trackdesk
/// @param kind one-off, first payment or renewal
/// @param amount formatted
/// @param status the status that Trackdesk should hold: TEST for a test
/// @param why the reason for the status
/// @param trackdesk its delivery status
/// @param delivery the delivery status as a sentence
/// @param remedy empty when no action is needed
/// @param test whether it comes from Stripe's test mode
public record ConversionLine(
    String href,
    String externalId,
    String payment,
    String kind,
    String amount,
    String type,
    Credited credited,
    Badge status,
    String why,
    Badge trackdesk,
    String delivery,
    String remedy,
    Moment paidAt,
    boolean test) {

  static ConversionLine of(Layout layout, ConversionResponse conversion) {
    return new ConversionLine(
        "/merchants/" + layout.account() + "/conversions/" + conversion.externalId(),
        conversion.externalId(),
        conversion.payment(),
        kind(conversion.kind()),
        Amounts.text(conversion.amount()),
        conversion.conversionType(),
        Credited.of(conversion),
        status(conversion),
        conversion.explanation().detail(),
        new Badge(tone(conversion.trackdesk()), conversion.trackdesk().explanation().title()),
        conversion.trackdesk().explanation().detail(),
        conversion.trackdesk().explanation().remedy().orElse(""),
        Moment.of(conversion.paidAt(), layout.days()),
        conversion.mode() == ConversionChanged.Delivery.TEST);
  }

  private static Badge status(ConversionResponse conversion) {
    return conversion.mode() == ConversionChanged.Delivery.TEST
        ? new Badge(Badge.QUIET, "TEST")
        : Badge.of(conversion.status());
  }

  private static String tone(ConversionResponse.Delivery trackdesk) {
    return trackdesk.differingAmount().isPresent() && trackdesk.state() == DeliveryStatus.DELIVERED
        ? Badge.BAD
        : Badge.of(trackdesk.state()).tone();
  }

  private static String kind(ConversionChanged.Kind kind) {
    return switch (kind) {
      case ONE_OFF -> "One-off";
      case FIRST_PAYMENT -> "First payment";
      case RENEWAL -> "Renewal";
    };
  }
}

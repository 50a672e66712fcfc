package io.saletrail.settings.console.conversion;

import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.conversion.ConversionResponse;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.timeline.Amounts;

/// One conversion in a list, or at the head of its own page.
///
/// @param href its page
/// @param externalId what Trackdesk knows it by
/// @param kind which of a customer's payments it is
/// @param amount as people read it
/// @param status what Trackdesk is to hold
/// @param why what brought it there
/// @param trackdesk how it stands there
/// @param deliveryStatus the same in a sentence
/// @param remedy what helps; empty where nothing has to be done
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
    String deliveryStatus,
    String remedy,
    Moment paidAt,
    boolean test) {

  static ConversionLine of(String account, ConversionResponse conversion) {
    return new ConversionLine(
        "/merchants/" + account + "/conversions/" + conversion.externalId(),
        conversion.externalId(),
        conversion.payment(),
        kind(conversion.kind()),
        Amounts.text(conversion.amount()),
        conversion.conversionType(),
        Credited.of(conversion),
        Badge.of(conversion.status()),
        conversion.explanation().detail(),
        new Badge(tone(conversion.trackdesk()), conversion.trackdesk().explanation().title()),
        conversion.trackdesk().explanation().detail(),
        conversion.trackdesk().explanation().remedy().orElse(""),
        Moment.of(conversion.paidAt()),
        conversion.mode() == ConversionChanged.Delivery.TEST);
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

package io.saletrail.settings.console.redrive;

import io.saletrail.contracts.redrive.RedriveReason;
import io.saletrail.settings.console.Layout;
import io.saletrail.settings.console.form.Days;
import io.saletrail.settings.console.wording.Badge;
import io.saletrail.settings.console.wording.Counts;
import io.saletrail.settings.console.wording.Moment;
import io.saletrail.settings.insight.delivery.DeliveryStatus;
import io.saletrail.settings.insight.timeline.Amounts;
import io.saletrail.settings.request.redrive.AttentionGroup;
import io.saletrail.settings.request.redrive.OnHoldGroup;
import java.util.List;
import java.util.Optional;

/// Deliveries that need attention, by reason.
///
/// @param onHold conversions that are on hold at Trackdesk
/// @param days the date range of the form
public record AttentionPage(List<Line> lines, List<OnHold> onHold, Days days) {

  /// Deliveries with one reason.
  ///
  /// @param reason the selection for a re-send; empty where none is possible
  /// @param automatic whether they are sent automatically once the cause is fixed
  /// @param declinable whether the merchant can decide not to send them
  /// @param href the list of these conversions
  public record Line(
      Badge badge,
      String count,
      String amount,
      String detail,
      String remedy,
      String reason,
      boolean automatic,
      boolean declinable,
      Moment since,
      String href) {}

  /// Conversions on hold for one reason.
  ///
  /// @param href the list of conversions on hold
  public record OnHold(
      String title, String count, String amount, String detail, String remedy, String href) {}

  static AttentionPage of(
      Layout layout, List<AttentionGroup> groups, List<OnHoldGroup> onHold, Days days) {
    var conversions = "/merchants/" + layout.account() + "/conversions?mode=LIVE&status=ON_HOLD";
    return new AttentionPage(
        groups.stream().map(group -> line(layout, group)).toList(),
        onHold.stream().map(group -> onHold(conversions, group)).toList(),
        days);
  }

  private static OnHold onHold(String href, OnHoldGroup group) {
    return new OnHold(
        group.explanation().title(),
        count(group.conversions()),
        Amounts.text(group.amount()),
        group.explanation().detail(),
        group.explanation().remedy().orElse(""),
        href);
  }

  private static Line line(Layout layout, AttentionGroup group) {
    return new Line(
        new Badge(tone(group.state()), group.explanation().title()),
        count(group.conversions()) + (group.test() ? ", test mode" : ""),
        Amounts.text(group.amount()),
        group.explanation().detail(),
        group.explanation().remedy().orElse(""),
        group.redriveReason().map(Enum::name).orElse(""),
        group.state() == DeliveryStatus.HELD && group.redriveReason().isEmpty(),
        group.redriveReason().equals(Optional.of(RedriveReason.TENANT_CHANGED)),
        Moment.of(group.since(), layout.days()),
        list(layout.account(), group));
  }

  /// The list of exactly these conversions.
  private static String list(String account, AttentionGroup group) {
    return "/merchants/%s/conversions?progress=NEEDS_ATTENTION&state=%s&currency=%s&mode=%s%s"
        .formatted(
            account,
            group.state(),
            group.amount().currency(),
            group.test() ? "TEST" : "LIVE",
            group.cause().map(cause -> "&cause=" + cause).orElse(""));
  }

  private static String tone(DeliveryStatus state) {
    return state == DeliveryStatus.DELIVERED ? Badge.BAD : Badge.of(state).tone();
  }

  /// `1 conversion`, `3 conversions`.
  static String count(long conversions) {
    return Counts.of(conversions, "conversion");
  }
}

package io.saletrail.sandbox.trackdesk.tenant;

import io.saletrail.sandbox.trackdesk.tenant.Verdict.Accepted;
import io.saletrail.sandbox.trackdesk.tenant.Verdict.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Decides about a request to create a conversion: the conversion, or the first rule that refuses
/// it. Repeats are detected before the offer's rules: a caller who repeats after a lost response
/// gets "already exists" even if the offer was paused meanwhile.
final class ConversionRules {

  /// The source of a conversion. A coupon names an affiliate without a click.
  private record Source(String affiliate, Optional<Click> click) {}

  private final TenantSettings settings;
  private final TenantState holdings;
  private final Instant now;

  ConversionRules(TenantSettings settings, TenantState holdings, Instant now) {
    this.settings = settings;
    this.holdings = holdings;
    this.now = now;
  }

  Verdict decide(ConversionCall call) {
    if (!revenueOriginFits(call)) {
      return new Refused(Refusal.REVENUE_ORIGIN_NOT_FOUND);
    }
    var type = call.typeCode().map(settings.offer().types()::get);
    if (type.isEmpty()) {
      return new Refused(Refusal.CONVERSION_TYPE_NOT_FOUND);
    }
    var repeat = call.externalId().flatMap(ext -> holdings.conversion(type.get().code(), ext));
    if (repeat.isPresent()) {
      return new Refused(Refusal.CONVERSION_ALREADY_EXISTS);
    }
    var source = source(call);
    if (source.isEmpty()) {
      return new Refused(missingSource(call));
    }
    var status =
        call.status()
            .map(ConversionStatus::fromWire)
            .orElse(Optional.of(ConversionStatus.APPROVED));
    if (status.isEmpty()) {
      return new Refused(Refusal.STATUS_UNKNOWN);
    }
    return firstRefusal(call, type.get(), source.get())
        .<Verdict>map(Refused::new)
        .orElseGet(() -> new Accepted(conversion(call, type.get(), source.get(), status.get())));
  }

  private Optional<Refusal> firstRefusal(ConversionCall call, ConversionType type, Source source) {
    var offer = settings.offer();
    var click = source.click();
    var oldest = now.minus(offer.attributionWindow());
    if (click.isPresent() && click.get().madeAt().isBefore(oldest)) {
      return Optional.of(Refusal.CLICK_TOO_OLD);
    }
    if (offer.expired()) {
      return Optional.of(Refusal.CONFIGURATION_SOURCE_EXPIRED);
    }
    if (!offer.active()) {
      return Optional.of(Refusal.OFFER_NOT_ACTIVE);
    }
    if (!type.configured()) {
      return Optional.of(Refusal.CONVERSION_TYPE_NOT_CONFIGURED);
    }
    if (!type.priced()) {
      return Optional.of(Refusal.PRICING_NOT_CONFIGURED);
    }
    if (click.isPresent() && holdings.count(type.code(), click.get().cid()) >= type.perClick()) {
      return Optional.of(Refusal.CONVERSION_LIMIT_REACHED);
    }
    if (type.needsAmount() && call.amountValue().isEmpty()) {
      return Optional.of(Refusal.CONVERSION_AMOUNT_MISSING);
    }
    if (call.amountValue().isPresent()
        && call.currencyCode().filter(offer.currencies()::contains).isEmpty()) {
      return Optional.of(Refusal.CURRENCY_NOT_SUPPORTED);
    }
    return Optional.empty();
  }

  private boolean revenueOriginFits(ConversionCall call) {
    boolean needed = settings.access().network() || call.externalCid().isPresent();
    var ours = settings.access().revenueOriginId().toString();
    return call.revenueOriginId().map(ours::equalsIgnoreCase).orElse(!needed);
  }

  private Optional<Source> source(ConversionCall call) {
    if (call.cid().isPresent()) {
      return call.cid()
          .flatMap(ConversionRules::uuid)
          .flatMap(holdings::click)
          .map(ConversionRules::ofClick);
    }
    if (call.externalCid().isPresent()) {
      return call.externalCid().flatMap(holdings::clickBoundTo).map(ConversionRules::ofClick);
    }
    if (!call.couponCodes().isEmpty()) {
      return ofCoupon(call.couponCodes());
    }
    return call.customerId()
        .flatMap(holdings::lastOfCustomer)
        .map(last -> new Source(last.affiliate(), last.cid().flatMap(holdings::click)));
  }

  private Optional<Source> ofCoupon(List<String> codes) {
    var known = settings.offer().couponCodes();
    return codes.stream()
        .filter(known::containsKey)
        .findFirst()
        .map(code -> new Source(known.getOrDefault(code, code), Optional.empty()));
  }

  private static Source ofClick(Click click) {
    return new Source(click.affiliate(), Optional.of(click));
  }

  private static Refusal missingSource(ConversionCall call) {
    if (call.cid().isPresent() || !call.couponCodes().isEmpty()) {
      return Refusal.CONVERSION_SOURCE_NOT_FOUND;
    }
    if (call.externalCid().isPresent()) {
      return Refusal.EXTERNAL_CID_NOT_FOUND;
    }
    return call.customerId().isPresent()
        ? Refusal.CLIENT_NOT_FOUND
        : Refusal.CONVERSION_SOURCE_NOT_FOUND;
  }

  private Conversion conversion(
      ConversionCall call, ConversionType type, Source source, ConversionStatus status) {
    return new Conversion(
        UUID.randomUUID(),
        type.code(),
        call.externalId(),
        source.click().map(Click::cid),
        source.affiliate(),
        call.amountValue()
            .flatMap(value -> call.currencyCode().map(code -> new Amount(value, code))),
        status,
        call.customerId(),
        call.customParams(),
        now,
        List.of(new StatusChange(status, now)));
  }

  static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}

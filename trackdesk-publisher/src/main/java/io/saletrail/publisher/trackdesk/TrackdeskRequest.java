package io.saletrail.publisher.trackdesk;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged.Delivery;
import io.saletrail.contracts.conversion.ConversionStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One call to Trackdesk: its path on the tenant's host, and its JSON body.
public sealed interface TrackdeskRequest
    permits TrackdeskRequest.Create, TrackdeskRequest.UpdateStatus, TrackdeskReport {
  /// Not the external id of any conversion: those are Stripe ids.
  String NO_CONVERSION = "saletrail-token-check";

  /// The path on the tenant's host.
  String path();

  /// The body before it is written as JSON.
  Object body();

  /// Creates a conversion (documented; camelCase).
  record Create(Conversion body) implements TrackdeskRequest {
    @Override
    public String path() {
      return "/tracking/conversion/v1";
    }
  }

  /// Changes the status of a conversion (read in Trackdesk's own plugin; snake_case).
  record UpdateStatus(Status body) implements TrackdeskRequest {
    @Override
    public String path() {
      return "/api/node/conversions/v1/update-status-by-external-id";
    }
  }

  /// The body of a create. `conversionTypeCode` and `externalId` together make it unique.
  record Conversion(
      Optional<UUID> cid,
      Optional<String> externalCid,
      Optional<List<String>> couponCodes,
      String conversionTypeCode,
      String status,
      Amount amount,
      Currency currency,
      String externalId,
      Optional<UUID> revenueOriginId) {}

  /// The amount in major units, as a string (`100.50`).
  record Amount(String value) {}

  /// The currency, a code in upper case (`EUR`).
  record Currency(String code) {}

  /// The body of a change of status.
  record Status(
      @JsonProperty("external_id") String externalId,
      @JsonProperty("conversion_type_code") String conversionTypeCode,
      @JsonProperty("status") String status,
      @JsonProperty("revenue_origin_id") Optional<UUID> revenueOriginId) {}

  static TrackdeskRequest create(
      Source source,
      String conversionType,
      String externalId,
      Money money,
      String status,
      Optional<UUID> revenueOrigin) {
    var amount = TrackdeskAmount.of(money);
    return new Create(
        new Conversion(
            source instanceof Source.Click(var cid) ? Optional.of(cid) : Optional.empty(),
            source instanceof Source.ExternalCid(var address)
                ? Optional.of(address)
                : Optional.empty(),
            source instanceof Source.CouponCodes(var codes) ? Optional.of(codes) : Optional.empty(),
            conversionType,
            status,
            new Amount(amount.value()),
            new Currency(amount.currency()),
            externalId,
            revenueOrigin));
  }

  static TrackdeskRequest updateStatus(
      String conversionType, String externalId, String status, Optional<UUID> revenueOrigin) {
    return new UpdateStatus(new Status(externalId, conversionType, status, revenueOrigin));
  }

  /// Requests a change of a conversion that does not exist. Needs the token, unlike `/tracking/*`,
  /// and changes nothing: Trackdesk responds that there is no such conversion.
  static TrackdeskRequest tokenCheck(Optional<UUID> revenueOrigin) {
    return updateStatus("sale", NO_CONVERSION, "CONVERSION_STATUS_TEST", revenueOrigin);
  }

  /// A status as Trackdesk spells it. A test stays TEST whatever happens to its payment.
  static String status(ConversionStatus status, Delivery delivery) {
    var name =
        switch (delivery) {
          case LIVE -> status.name();
          case TEST -> "TEST";
        };
    return "CONVERSION_STATUS_" + name;
  }

  /// The body as sent.
  default String json() {
    try {
      return Wire.JSON.writeValueAsString(body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings that JSON cannot hold", e);
    }
  }

  /// Writes bodies; absent fields are omitted.
  final class Wire {
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private Wire() {}
  }
}

package io.saletrail.ingest.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.saletrail.contracts.Money;
import io.saletrail.ingest.intake.StripeId;
import io.saletrail.ingest.intake.StripeTime;
import io.saletrail.ingest.reading.ReadResult.ReadError;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A tolerant view of one JSON object of Stripe's.
///
/// Never throws. A required field that is missing, or a field of another type, is recorded as a
/// read error, and a placeholder is returned so that reading continues. `null` counts as absent:
/// Stripe writes both.
final class StripeJson {
  /// Stripe's largest amounts have twelve digits; a thousand times that still sums up safely.
  static final long MAX_AMOUNT = 999_999_999_999_999L;

  private static final Pattern CURRENCY = Pattern.compile("[A-Za-z]{3}");
  private static final String OPT_OUT = "trackdesk";

  private final JsonNode node;
  private final String path;
  private final ReadContext context;

  StripeJson(JsonNode node, String path, ReadContext context) {
    this.node = node;
    this.path = path;
    this.context = context;
  }

  /// The reader of this kind of object, if it is relevant.
  Optional<ObjectReader> reader() {
    return ObjectReaders.of(node.path("object").asText());
  }

  boolean has(String field) {
    var value = node.path(field);
    return !value.isMissingNode() && !value.isNull();
  }

  String id() {
    return idOf(node.path("id"), at("id")).orElseGet(() -> missing("id", ""));
  }

  /// The id of another object. An expanded object is also queued for reading.
  Optional<String> relatedId(String field) {
    var value = node.path(field);
    if (!value.isObject()) {
      return idOf(value, at(field));
    }
    context.expanded(value, at(field));
    var id = idOf(value.path("id"), at(field) + ".id");
    return id.isPresent() ? id : Optional.of(missing(field + ".id", ""));
  }

  /// The required id of another object.
  String requiredRelatedId(String field) {
    return relatedId(field).orElseGet(() -> missing(field, ""));
  }

  /// Queues another object if it is expanded.
  void alsoRead(String field) {
    var value = node.path(field);
    if (value.isObject()) {
      context.expanded(value, at(field));
    }
  }

  /// Queues every object of a list.
  void each(String field) {
    var elements = elements(field);
    for (var i = 0; i < elements.size(); i++) {
      context.expanded(elements.get(i), at(field) + "[" + i + "]");
    }
  }

  Optional<StripeJson> first(String field) {
    return elements(field).stream()
        .findFirst()
        .map(node -> new StripeJson(node, at(field) + "[0]", context));
  }

  List<StripeJson> parts(String field) {
    return elements(field).stream()
        .filter(JsonNode::isObject)
        .map(element -> new StripeJson(element, at(field) + "[]", context))
        .toList();
  }

  /// Another object if it is expanded; empty if only its id is present.
  Optional<StripeJson> expanded(String field) {
    var value = node.path(field);
    return value.isObject()
        ? Optional.of(new StripeJson(value, at(field), context))
        : Optional.empty();
  }

  /// An embedded object without an id; empty if absent.
  StripeJson part(String field) {
    var value = node.path(field);
    if (!value.isObject() && has(field)) {
      typeMismatch(field);
    }
    return new StripeJson(value.isObject() ? value : MissingNode.getInstance(), at(field), context);
  }

  /// A required amount in minor units, never negative.
  long amount(String field) {
    return has(field) ? amountOr(field, 0) : missing(field, 0L);
  }

  /// An amount with the value of its absence.
  long amountOr(String field, long absent) {
    var amount = signedAmountOr(field, absent);
    if (amount < 0) {
      context.error(ReadError.AMOUNT_OUT_OF_RANGE, at(field));
    }
    return amount;
  }

  /// A total, which credit can make negative, with the value of its absence.
  long signedAmountOr(String field, long absent) {
    return has(field) ? number(node.path(field), at(field)) : absent;
  }

  /// A required total.
  long signedAmount(String field) {
    return has(field) ? number(node.path(field), at(field)) : missing(field, 0L);
  }

  /// The sum of an amount over a list: Stripe splits taxes.
  long sum(String field, String amount) {
    var sum = 0L;
    for (var element : elements(field)) {
      sum += number(element.path(amount), at(field) + "[]." + amount);
      if (isOutOfRange(sum)) {
        context.error(ReadError.AMOUNT_OUT_OF_RANGE, at(field));
        return 0;
      }
    }
    return sum;
  }

  /// An amount, empty if absent.
  Optional<Long> optionalAmount(String field) {
    return has(field) ? Optional.of(amount(field)) : Optional.empty();
  }

  /// A required amount in this object's currency.
  Money money(String field) {
    return new Money(amount(field), currency());
  }

  /// The required currency.
  String currency() {
    var currency = text("currency").orElseGet(() -> missing("currency", ""));
    if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
      typeMismatch("currency");
    }
    return currency;
  }

  /// A required time.
  Instant time(String field) {
    return optionalTime(field).orElseGet(() -> missing(field, Instant.EPOCH));
  }

  Optional<Instant> optionalTime(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    var time = StripeTime.of(node.path(field));
    if (time.isEmpty()) {
      typeMismatch(field);
    }
    return time.or(() -> Optional.of(Instant.EPOCH));
  }

  /// Maps a required text to an enum constant; unknown texts map to `other`.
  <E extends Enum<E>> E enumValue(String field, E other) {
    return text(field).map(text -> constantOf(text, other)).orElseGet(() -> missing(field, other));
  }

  /// The same with the constant of its absence.
  <E extends Enum<E>> E enumValueOr(String field, E other, E absent) {
    return text(field).map(text -> constantOf(text, other)).orElse(absent);
  }

  /// The same, empty if absent.
  <E extends Enum<E>> Optional<E> optionalEnumValue(String field, E other) {
    return text(field).map(text -> constantOf(text, other));
  }

  boolean isTrue(String field) {
    var value = node.path(field);
    if (has(field) && !value.isBoolean()) {
      typeMismatch(field);
    }
    return value.booleanValue();
  }

  Optional<String> text(String field) {
    if (!has(field)) {
      return Optional.empty();
    }
    if (!node.path(field).isTextual()) {
      typeMismatch(field);
    }
    return Optional.of(node.path(field).asText());
  }

  /// A required name given by Stripe, such as an event's type.
  String name(String field) {
    var name = text(field).orElseGet(() -> missing(field, ""));
    if (!name.isEmpty() && !StripeId.isName(name)) {
      typeMismatch(field);
    }
    return name;
  }

  /// A text from outside Stripe: no type of value is an error.
  Optional<String> untrustedText(String field) {
    var value = node.path(field);
    return has(field)
        ? Optional.of(value.isTextual() ? value.asText() : value.toString())
        : Optional.empty();
  }

  /// An e-mail address, encrypted.
  Optional<String> sealedAddress(String field, String account) {
    return untrustedText(field).flatMap(address -> context.sealed(account, address));
  }

  /// Whether the merchant excluded this object with `trackdesk=false`.
  boolean optedOut() {
    return "false".equalsIgnoreCase(node.path("metadata").path(OPT_OUT).asText());
  }

  /// The same for facts in which absence means no.
  Optional<Boolean> optedOutOrEmpty() {
    return Optional.of(true).filter(_ -> optedOut());
  }

  /// Records that a required field is missing and returns a placeholder.
  <T> T missing(String field, T placeholder) {
    context.error(ReadError.FIELD_MISSING, at(field));
    return placeholder;
  }

  private static <E extends Enum<E>> E constantOf(String text, E other) {
    var name = text.toUpperCase(Locale.ROOT);
    for (var word : other.getDeclaringClass().getEnumConstants()) {
      if (word.name().equals(name)) {
        return word;
      }
    }
    return other;
  }

  /// Old API versions have arrays, new ones list objects with `data`; `{}` and `null` are empty.
  private List<JsonNode> elements(String field) {
    var list = node.path(field);
    var elements = list.isObject() ? list.path("data") : list;
    if (!elements.isArray() && !elements.isMissingNode() && !elements.isNull()) {
      typeMismatch(field);
    }
    return elements.isArray() ? elements.valueStream().toList() : List.of();
  }

  private Optional<String> idOf(JsonNode value, String where) {
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || !StripeId.isId(value.asText())) {
      context.error(ReadError.FIELD_TYPE_MISMATCH, where);
      return Optional.of("");
    }
    return Optional.of(value.asText());
  }

  private long number(JsonNode value, String where) {
    if (!value.isIntegralNumber()) {
      context.error(ReadError.FIELD_TYPE_MISMATCH, where);
      return 0;
    }
    if (!value.canConvertToLong() || isOutOfRange(value.longValue())) {
      context.error(ReadError.AMOUNT_OUT_OF_RANGE, where);
      return 0;
    }
    return value.longValue();
  }

  /// Without `Math.abs`, which leaves the smallest long negative.
  private static boolean isOutOfRange(long amount) {
    return amount > MAX_AMOUNT || amount < -MAX_AMOUNT;
  }

  private void typeMismatch(String field) {
    context.error(ReadError.FIELD_TYPE_MISMATCH, at(field));
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}

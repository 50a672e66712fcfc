package io.saletrail.sandbox.stripe.control;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The JSON body of one order, read without trust.
record Order(JsonObject body) {

  /// The order makes no sense; the message says why.
  static final class Unclear extends RuntimeException {
    private final String why;

    Unclear(String why) {
      super(why);
      this.why = why;
    }

    String why() {
      return why;
    }
  }

  Optional<String> text(String field) {
    return Optional.ofNullable(body.getValue(field)).map(Object::toString);
  }

  String need(String field) {
    return text(field).orElseThrow(() -> new Unclear("\"" + field + "\" is missing"));
  }

  Optional<Long> number(String field) {
    return Optional.ofNullable(body.getValue(field))
        .map(
            value ->
                switch (value) {
                  case Number number -> number.longValue();
                  default -> throw new Unclear("\"" + field + "\" is not a number");
                });
  }

  Optional<Boolean> flag(String field) {
    return Optional.ofNullable(body.getValue(field))
        .map(
            value ->
                switch (value) {
                  case Boolean flag -> flag;
                  default -> throw new Unclear("\"" + field + "\" is neither true nor false");
                });
  }

  List<String> texts(String field) {
    return body.getValue(field) instanceof JsonArray array
        ? array.stream().map(Object::toString).toList()
        : List.of();
  }

  Map<String, String> map(String field) {
    return body.getValue(field) instanceof JsonObject object
        ? object.stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().toString()))
        : Map.of();
  }

  /// One of an enum's constants, in any case.
  <E extends Enum<E>> Optional<E> choice(String field, Class<E> choices) {
    return text(field)
        .map(
            word -> {
              for (var constant : choices.getEnumConstants()) {
                if (constant.name().equalsIgnoreCase(word)) {
                  return constant;
                }
              }
              throw new Unclear(
                  "\"" + field + "\" is none of " + List.of(choices.getEnumConstants()));
            });
  }
}

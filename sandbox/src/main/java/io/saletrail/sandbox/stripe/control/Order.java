package io.saletrail.sandbox.stripe.control;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The JSON body of one command, from an untrusted caller.
record Order(JsonObject body) {

  /// The command is invalid; the message names the field.
  static final class Unclear extends RuntimeException {
    private final String reason;

    Unclear(String reason) {
      super(reason);
      this.reason = reason;
    }

    String reason() {
      return reason;
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
                  default -> throw new Unclear("\"" + field + "\" must be a number");
                });
  }

  Optional<Boolean> flag(String field) {
    return Optional.ofNullable(body.getValue(field))
        .map(
            value ->
                switch (value) {
                  case Boolean flag -> flag;
                  default -> throw new Unclear("\"" + field + "\" must be true or false");
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

  /// One of an enum's constants, ignoring case.
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
                  "\"" + field + "\" must be one of " + List.of(choices.getEnumConstants()));
            });
  }
}

package io.saletrail.sandbox.stripe.api;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of one call. Unknown ones are refused, as at Stripe.
final class Params {

  private final MultiMap values;
  private final Set<String> read = new HashSet<>();

  Params(MultiMap values) {
    this.values = values;
  }

  Optional<String> text(String name) {
    read.add(name);
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return text(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                StripeRefusal.badParameter(
                    "parameter_missing", name, "Missing required param: " + name + "."));
  }

  Optional<Long> number(String name) {
    return text(name).map(value -> parse(name, value));
  }

  boolean flag(String name) {
    return text(name).map("true"::equals).orElse(false);
  }

  /// `name[]=a&name[]=b` and `name[0]=a&name[1]=b`.
  List<String> texts(String name) {
    return values.entries().stream()
        .filter(entry -> entry.getKey().matches(name + "\\[\\d*]"))
        .peek(entry -> read.add(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /// `name[key]=value`.
  Map<String, String> map(String name) {
    var map = new HashMap<String, String>();
    for (var entry : values.entries()) {
      var key = entry.getKey();
      if (key.startsWith(name + "[") && key.endsWith("]")) {
        read.add(key);
        map.put(key.substring(name.length() + 1, key.length() - 1), entry.getValue());
      }
    }
    return map;
  }

  /// Call after all known parameters were read.
  void refuseOthers() {
    values.names().stream()
        .filter(name -> !read.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw StripeRefusal.badParameter(
                  "parameter_unknown", name, "Received unknown parameter: " + name);
            });
  }

  private static long parse(String name, String value) {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw StripeRefusal.badParameter(
          "parameter_invalid_integer", name, "Invalid integer: " + value);
    }
  }
}

package io.saletrail.settings.access.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.access.caller.KeyScope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A key to create.
///
/// @param expiresInDays empty for a key that does not expire
public record NewKey(String name, Set<KeyScope> scopes, Optional<Integer> expiresInDays) {
  private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  private static final int MAX_NAME_CHARS = 64;
  private static final int MAX_DAYS = 3650;

  /// The result of parsing.
  public sealed interface Parsed {
    record Valid(NewKey key) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  /// Parses a JSON body.
  static Parsed read(String json) {
    try {
      var body = JSON.readValue(json, KeyRequest.class);
      return body == null ? unreadable() : read(body);
    } catch (JsonProcessingException e) {
      return unreadable();
    }
  }

  /// Parses the fields of a body or a form.
  public static Parsed read(KeyRequest request) {
    var errors = new ArrayList<FieldError>();
    var name = request.name().map(String::strip).orElse("");
    if (name.isEmpty() || name.length() > MAX_NAME_CHARS || hasControls(name)) {
      errors.add(new FieldError("name", "Enter a name of at most 64 characters."));
    }
    var asked = request.scopes().orElseGet(List::of);
    var scopes = EnumSet.allOf(KeyScope.class);
    scopes.removeIf(scope -> !asked.contains(scope.name()));
    if (scopes.isEmpty() || scopes.size() != Set.copyOf(known(asked)).size()) {
      errors.add(new FieldError("scopes", "Choose at least one of " + all() + "."));
    }
    var days = request.expiresInDays().map(String::strip).filter(text -> !text.isEmpty());
    var wholeDays = days.filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
    if (days.isPresent() && wholeDays.filter(NewKey::inRange).isEmpty()) {
      errors.add(new FieldError("expiresInDays", "Must be a whole number from 1 to 3650."));
    }
    return errors.isEmpty()
        ? new Parsed.Valid(new NewKey(name, scopes, wholeDays))
        : new Parsed.Invalid(List.copyOf(errors));
  }

  /// Without the null of a JSON array.
  private static List<String> known(List<String> scopes) {
    return scopes.stream().map(String::valueOf).toList();
  }

  private static boolean inRange(int days) {
    return days >= 1 && days <= MAX_DAYS;
  }

  private static boolean hasControls(String text) {
    return text.codePoints().anyMatch(NewKey::isControl);
  }

  /// Half of a pair is no character.
  private static boolean isControl(int point) {
    return Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
  }

  private static String all() {
    return Arrays.stream(KeyScope.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static Parsed unreadable() {
    return new Parsed.Invalid(List.of(new FieldError("", "The body must be a JSON object.")));
  }
}

package io.saletrail.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Writes facts as JSON and reads them. Times are ISO 8601, absent values are left out, unknown
/// fields are ignored, an unknown constant of a growing list is read as its `OTHER`.
public final class FactFormat {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
          .build();

  private FactFormat() {}

  /// The result of reading a message body.
  public sealed interface Reading<F extends Fact> {
    /// A fact this version of the contracts knows.
    record Known<F extends Fact>(F fact) implements Reading<F> {}

    /// A fact of a type that a later version added: skip it.
    record Unknown<F extends Fact>(String type) implements Reading<F> {}

    /// Not a fact: not JSON, or a required field is absent.
    record Broken<F extends Fact>(String why) implements Reading<F> {}
  }

  /// The JSON body of a fact.
  public static String write(Fact fact) {
    try {
      return JSON.writeValueAsString(fact);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A fact that cannot be written: " + fact.getClass(), e);
    }
  }

  /// Reads a message body; never throws for what the body holds.
  ///
  /// @param body the message value; `null` is a tombstone and reads as broken
  public static <F extends Fact> Reading<F> read(byte @Nullable [] body, Class<F> family) {
    if (body == null) {
      return new Reading.Broken<>("no body");
    }
    try {
      @Nullable F fact = JSON.readValue(body, family);
      return fact == null ? new Reading.Broken<>("no body") : new Reading.Known<>(fact);
    } catch (InvalidTypeIdException e) {
      var type = e.getTypeId();
      return type == null ? new Reading.Broken<>("no type") : new Reading.Unknown<>(type);
    } catch (JsonProcessingException e) {
      // The original message quotes the body; a name and a place are enough.
      return new Reading.Broken<>(e.getClass().getSimpleName());
    } catch (IOException e) {
      return new Reading.Broken<>("unreadable");
    }
  }
}

package io.saletrail.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Personal data is in no topic but the raw one, and secrets are published only as ciphertext.
///
/// A test sees only names. A free-text field would be as bad: each text must be an ID, a code or a
/// constant.
class PersonalDataTest {
  private static final Set<String> UNWELCOME =
      Set.of(
          "email",
          "mail",
          "phone",
          "name",
          "firstname",
          "lastname",
          "address",
          "street",
          "city",
          "postal",
          "zip",
          "birth",
          "birthday",
          "ip",
          "card",
          "iban",
          "last4",
          "customer",
          "buyer",
          "person",
          "password",
          "token",
          "secret",
          "text",
          "message",
          "description",
          "note",
          "metadata");

  /// Fields with such a name and without personal data: Stripe's IDs of a customer and of a credit
  /// note, an e-mail address that only the publisher can decrypt, and the option to credit by
  /// e-mail.
  private static final Set<String> LOOKED_AT =
      Set.of("customer", "creditNote", "sealedEmail", "attributeByEmail");

  @ParameterizedTest
  @MethodSource("facts")
  void noFieldIsNamedLikePersonalDataOrASecret(Class<? extends Fact> fact) {
    assertThat(
            fields(fact)
                .filter(field -> !LOOKED_AT.contains(field))
                .flatMap(PersonalDataTest::words))
        .doesNotContainAnyElementsOf(UNWELCOME);
  }

  static Stream<Class<? extends Fact>> facts() {
    return FactRecords.all().stream();
  }

  private static Stream<String> fields(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(
            field ->
                Stream.concat(
                    Stream.of(field.getName()),
                    records(field.getGenericType()).flatMap(PersonalDataTest::fields)));
  }

  private static Stream<Class<?>> records(Type type) {
    return switch (type) {
      case ParameterizedType generic ->
          Arrays.stream(generic.getActualTypeArguments()).flatMap(PersonalDataTest::records);
      case Class<?> plain when plain.isRecord() -> Stream.of(plain);
      default -> Stream.empty();
    };
  }

  private static Stream<String> words(String field) {
    return Arrays.stream(field.split("(?=[A-Z])")).map(word -> word.toLowerCase(Locale.ROOT));
  }
}

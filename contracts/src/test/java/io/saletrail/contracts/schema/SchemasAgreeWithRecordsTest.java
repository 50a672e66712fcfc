package io.saletrail.contracts.schema;

import static io.saletrail.contracts.schema.ContractFiles.CURRENT;
import static io.saletrail.contracts.schema.ContractFiles.EXAMPLE;
import static io.saletrail.contracts.schema.ContractFiles.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.saletrail.contracts.Fact;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The committed schemas agree with the records: fields, types, required fields, constants,
/// descriptions.
///
/// After a change of a record: write or change its example, generate the schemas with `./mvnw -f
/// contracts/pom.xml test -Dcontracts.write=true`, and review the difference before you commit.
class SchemasAgreeWithRecordsTest {
  private static final boolean WRITE = Boolean.getBoolean("contracts.write");

  /// Stripe's own format: its schema is written by hand.
  private static final List<String> WITHOUT_RECORD = List.of("StripeEvent");

  @ParameterizedTest
  @MethodSource("facts")
  void theSchemaAgreesWithTheRecord(Class<? extends Fact> fact) {
    var example = CURRENT.of(fact.getSimpleName(), EXAMPLE);
    var discriminated = FactRecords.family(fact).isPresent();

    var expected = RecordSchema.of(fact, ContractFiles.topicOf(example), discriminated);

    if (WRITE) {
      var name = fact.getSimpleName() + SCHEMA;
      ContractFiles.write(example.resolveSibling(name), expected);
    }
    assertThat(ContractFiles.tree(CURRENT.of(fact.getSimpleName(), SCHEMA)))
        .as("schema of %s; -Dcontracts.write=true writes it again", fact.getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void noSchemaAndNoExampleIsLeftWithoutARecord() {
    var records = FactRecords.all().stream().map(Class::getSimpleName);
    var expected = Stream.concat(records, WITHOUT_RECORD.stream()).toList();

    assertThat(names(SCHEMA)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(names(EXAMPLE)).containsExactlyInAnyOrderElementsOf(expected);
  }

  static List<Class<? extends Fact>> facts() {
    return FactRecords.all();
  }

  private static List<String> names(String ending) {
    return CURRENT.all(ending).stream()
        .map(Path::getFileName)
        .map(file -> file.toString().replace(ending, ""))
        .toList();
  }
}

package io.saletrail.contracts.schema;

import static io.saletrail.contracts.schema.ContractFiles.CURRENT;
import static io.saletrail.contracts.schema.ContractFiles.EXAMPLE;
import static io.saletrail.contracts.schema.ContractFiles.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each example matches its schema and equals, field by field, what the code writes.
class ExamplesTest {
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(VersionFlag.V202012, builder -> builder.metaSchema(dialect()));

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleFitsItsSchema(Path example) {
    var name = example.getFileName().toString().replace(EXAMPLE, SCHEMA);
    var schema = SCHEMAS.getSchema(ContractFiles.tree(example.resolveSibling(name)));

    var complaints = schema.validate(ContractFiles.tree(example), ExamplesTest::withFormats);

    assertThat(complaints).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theExampleIsReadAndWrittenUnchanged(Class<? extends Fact> type)
      throws JsonProcessingException {
    var example = CURRENT.of(type.getSimpleName(), EXAMPLE);

    var fact = read(example, type);

    assertThat(new ObjectMapper().readTree(FactFormat.write(fact)))
        .isEqualTo(ContractFiles.tree(example));
  }

  @ParameterizedTest
  @MethodSource("facts")
  void theExampleIsInTheFolderOfItsTopic(Class<? extends Fact> type) {
    var example = CURRENT.of(type.getSimpleName(), EXAMPLE);

    var fact = read(example, type);

    assertThat(ContractFiles.topicOf(example)).isEqualTo(fact.topic().topicName());
  }

  static List<Path> examples() {
    return CURRENT.all(EXAMPLE);
  }

  static List<Class<? extends Fact>> facts() {
    return FactRecords.all();
  }

  private static JsonMetaSchema dialect() {
    return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
        .keyword(new AnnotationKeyword(RecordSchema.WORDS_OF_CONSTANTS))
        .build();
  }

  private static void withFormats(ExecutionContext context) {
    context.getExecutionConfig().setFormatAssertionsEnabled(true);
  }

  private static Fact read(Path example, Class<? extends Fact> type) {
    Class<? extends Fact> family = FactRecords.family(type).orElse(type);
    return switch (FactFormat.read(ContractFiles.bytes(example), family)) {
      case Reading.Known<?>(var fact) -> fact;
      case Reading.Unknown<?>(var name) -> throw new AssertionError("unknown: " + name);
      case Reading.Broken<?>(var why) -> throw new AssertionError("broken: " + why);
    };
  }
}

package io.saletrail.contracts.schema;

import static io.saletrail.contracts.schema.ContractFiles.CURRENT;
import static io.saletrail.contracts.schema.ContractFiles.RELEASED;
import static io.saletrail.contracts.schema.ContractFiles.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Within a major version schemas only grow.
class ReleasedSchemasTest {
  @ParameterizedTest
  @MethodSource("released")
  void theSchemaOnlyGrewSinceItsRelease(Path released) {
    var current = RELEASED.counterpart(released, CURRENT);

    assertThat(current).exists();
    assertThat(SchemaGrowth.breaks(ContractFiles.tree(released), ContractFiles.tree(current)))
        .isEmpty();
  }

  static List<Path> released() {
    return RELEASED.all(SCHEMA);
  }
}

package io.saletrail.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {
  @Test
  void userAndPasswordBecomeSeparateProperties() {
    var url =
        DatabaseUrl.of("postgresql://anna:p%40ss+w%2Frd@db.example:6543/ingest?sslmode=require");

    assertThat(url.properties())
        .isEqualTo(
            Map.of(
                "quarkus.datasource.reactive.url",
                "postgresql://db.example:6543/ingest?sslmode=require",
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://db.example:6543/ingest?sslmode=require",
                "quarkus.datasource.username",
                "anna",
                "quarkus.datasource.password",
                "p@ss+w/rd"));
  }

  @Test
  void theDefaultPortIsPostgresqlsOwn() {
    assertThat(DatabaseUrl.of("postgres://db/ingest").properties())
        .isEqualTo(
            Map.of(
                "quarkus.datasource.reactive.url", "postgresql://db:5432/ingest",
                "quarkus.datasource.jdbc.url", "jdbc:postgresql://db:5432/ingest"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@db/ingest",
        "postgresql://u:secret@/ingest",
        "postgresql://u:secret@db",
        "postgresql://u:secret@db/",
        "jdbc:postgresql://db/secret",
        "not an address secret",
        "secret"
      })
  void anythingElseIsRefusedInOneSentenceWithoutThePassword(String text) {
    assertThatThrownBy(() -> DatabaseUrl.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("DATABASE_URL must look like postgresql://user:password@host:5432/database.")
        .hasNoCause();
  }

  @Test
  void aPrintedUrlDoesNotShowItsPassword() {
    assertThat(DatabaseUrl.of("postgresql://u:secret@db/ingest"))
        .hasToString("postgresql://db:5432/ingest");
  }
}

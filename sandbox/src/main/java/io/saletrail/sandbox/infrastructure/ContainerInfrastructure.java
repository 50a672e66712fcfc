package io.saletrail.sandbox.infrastructure;

import java.util.Collection;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.utils.AppInfoParser;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// Both servers as containers, from the images that `docker-compose.yml` runs.
record ContainerInfrastructure(KafkaContainer kafka, PostgreSQLContainer postgres)
    implements Infrastructure {

  private static final String POSTGRES_IMAGE = "postgres:17";

  static boolean isAvailable() {
    return DockerClientFactory.instance().isDockerAvailable();
  }

  static ContainerInfrastructure start() {
    KafkaContainer kafka = new KafkaContainer("apache/kafka:" + AppInfoParser.getVersion());
    kafka.addEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
    kafka.start();
    PostgreSQLContainer postgres = new PostgreSQLContainer(POSTGRES_IMAGE);
    try {
      postgres.start();
    } catch (RuntimeException e) {
      kafka.stop();
      throw e;
    }
    return new ContainerInfrastructure(kafka, postgres);
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers().replace("PLAINTEXT://", "");
  }

  @Override
  public void createTopics(Collection<NewTopic> topics) {
    ContractTopics.create(bootstrapServers(), topics);
  }

  @Override
  public String emptyDatabase(String name) {
    DatabaseAddress address =
        new DatabaseAddress(
            postgres.getHost(),
            postgres.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            postgres.getUsername(),
            postgres.getPassword());
    address.dropDatabase(name);
    address.createDatabase(name);
    return address.url(name);
  }

  @Override
  public void close() {
    kafka.stop();
    postgres.stop();
  }
}

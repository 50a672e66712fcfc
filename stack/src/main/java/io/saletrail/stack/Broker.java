package io.saletrail.stack;

import io.saletrail.sandbox.infrastructure.ContractTopics;
import io.saletrail.sandbox.infrastructure.EmbeddedKafka;
import java.nio.file.Path;

/// Kafka, in this JVM or in a process of its own.
sealed interface Broker extends AutoCloseable permits Broker.InThisJvm, BrokerProcess {

  String bootstrapServers();

  /// Kills it as `kill -9` does, and starts it again.
  ///
  /// @throws StackFailure where it runs in this JVM
  void killAndRestart();

  @Override
  void close();

  /// Its log lines are among those of this JVM, and it starts faster.
  record InThisJvm(EmbeddedKafka kafka) implements Broker {

    static InThisJvm start(Path folder, int port) {
      EmbeddedKafka kafka = EmbeddedKafka.start(folder, port);
      kafka.createTopics(ContractTopics.all());
      return new InThisJvm(kafka);
    }

    @Override
    public String bootstrapServers() {
      return kafka.bootstrapServers();
    }

    @Override
    public void killAndRestart() {
      throw new StackFailure("Kafka runs in this JVM and cannot be killed");
    }

    @Override
    public void close() {
      kafka.close();
    }
  }
}

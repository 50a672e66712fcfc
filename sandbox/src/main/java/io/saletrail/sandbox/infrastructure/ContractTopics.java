package io.saletrail.sandbox.infrastructure;

import io.saletrail.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/// The topics of the contracts, configured for a single broker.
public final class ContractTopics {

  private static final short REPLICAS = 1;
  private static final Duration VISIBLE_LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private ContractTopics() {}

  public static List<NewTopic> all() {
    return Stream.of(Topic.values())
        .map(
            topic ->
                new NewTopic(topic.topicName(), Topic.PARTITIONS, REPLICAS).configs(topic.config()))
        .toList();
  }

  /// Creates those that do not exist.
  public static void create(String bootstrapServers) {
    create(bootstrapServers, all());
  }

  /// A topic outside the contracts, for tests.
  static NewTopic plain(String name) {
    return new NewTopic(name, Topic.PARTITIONS, REPLICAS);
  }

  /// Creates the topics that do not exist, and returns once a client can see them all: the broker
  /// sees a new topic slightly after the controller.
  static void create(String bootstrapServers, Collection<NewTopic> topics) {
    Map<String, Object> access =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    List<String> names = topics.stream().map(NewTopic::name).toList();
    try (Admin admin = Admin.create(access)) {
      for (var creation : admin.createTopics(topics).values().values()) {
        unlessItExists(creation::get);
      }
      Instant deadline = Instant.now().plus(VISIBLE_LIMIT);
      while (!admin.listTopics().names().get().containsAll(names)) {
        if (Instant.now().isAfter(deadline)) {
          throw new IllegalStateException("Kafka does not show the topics " + names);
        }
        TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot create the topics " + names, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating topics", e);
    }
  }

  private interface Creation {
    void await() throws ExecutionException, InterruptedException;
  }

  private static void unlessItExists(Creation creation)
      throws ExecutionException, InterruptedException {
    try {
      creation.await();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }
}

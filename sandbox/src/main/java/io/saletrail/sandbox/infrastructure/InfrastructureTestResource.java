package io.saletrail.sandbox.infrastructure;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives a service under test a real Kafka with the topics of the contracts (and those in the
/// argument `topics`, separated by commas), and, with the argument `database`, an empty PostgreSQL
/// database:
///
/// ```java
/// @QuarkusTest
/// @WithTestResource(value = InfrastructureTestResource.class,
///         initArgs = @ResourceArg(name = "database", value = "ingest"))
/// ```
public final class InfrastructureTestResource implements QuarkusTestResourceLifecycleManager {

  private Optional<String> database = Optional.empty();
  private List<String> topics = List.of();

  @Override
  public void init(Map<String, String> arguments) {
    database = Optional.ofNullable(arguments.get("database"));
    topics =
        Optional.ofNullable(arguments.get("topics"))
            .map(names -> List.of(names.split(",")))
            .orElse(List.of());
  }

  /// Quarkus loads this class again for every test profile and drops the class loader afterwards.
  /// Servers that outlive the profile are therefore started from the JVM's own class loader, which
  /// has the same class path.
  @Override
  @SuppressWarnings("unchecked")
  public Map<String, String> start() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader lasting = ClassLoader.getSystemClassLoader();
    Thread.currentThread().setContextClassLoader(lasting);
    try {
      return (Map<String, String>)
          Class.forName(SharedInfrastructure.class.getName(), true, lasting)
              .getMethod("settings", Optional.class, List.class)
              .invoke(null, database, topics);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Kafka and PostgreSQL did not start", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The sandbox is not on the JVM's class path", e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /// The servers also serve the next test class; they end with the JVM.
  @Override
  public void stop() {}
}

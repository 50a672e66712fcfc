package io.saletrail.journeys.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.saletrail.journeys.architecture.Modules.CLASSES;
import static io.saletrail.journeys.architecture.Modules.ROOT;
import static io.saletrail.journeys.architecture.Modules.SERVICES;
import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import io.saletrail.journeys.architecture.Modules.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The house stays what ARCHITECTURE.md says it is.
class ArchitectureTest {
  private static final List<String> SANDBOX = List.of(ROOT + ".sandbox..");

  /// Names of layers and of drawers for anything.
  private static final Set<String> UNWELCOME_PACKAGES =
      Set.of(
          "base",
          "common",
          "commons",
          "controller",
          "core",
          "dto",
          "helper",
          "helpers",
          "impl",
          "misc",
          "model",
          "repository",
          "service",
          "services",
          "shared",
          "util",
          "utils");

  /// Endings that say nothing about what a class does.
  private static final List<String> UNWELCOME_ENDINGS =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Data", "Info", "DTO", "Dto");

  /// The wings of settings-service, bottom to top.
  private static final List<List<String>> WINGS =
      List.of(
          List.of("feed", "problem", "explanation"),
          List.of("paging"),
          List.of("access", "insight"),
          List.of("merchant", "site"),
          List.of("request"),
          List.of("health"),
          List.of("app", "console"));

  @ParameterizedTest
  @FieldSource("io.saletrail.journeys.architecture.Modules#SERVICES")
  void aServiceDependsOnNoOtherServiceAndNotOnTheSandbox(Service service) {
    var others = SERVICES.stream().filter(not(service::equals)).map(Service::packages);

    noClasses()
        .that()
        .resideInAPackage(service.packages())
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(others, SANDBOX.stream()))
        .check(CLASSES);
  }

  @Test
  void theMechanismsDependOnNoServiceAndNotOnTheSandbox() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".contracts..", ROOT + ".outbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(SERVICES.stream().map(Service::packages), SANDBOX.stream()))
        .check(CLASSES);
  }

  @Test
  void theSandboxDependsOnNoService() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(SERVICES.stream().map(Service::packages)))
        .check(CLASSES);
  }

  @Test
  void theContractsDependOnNoFrameworkBeyondJacksonAndTink() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".contracts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".contracts..",
            "java..",
            "org.jspecify.annotations",
            "com.fasterxml.jackson..",
            "com.google.crypto.tink..")
        .check(CLASSES);
  }

  /// Jackson publishes `isX()` and `getX()` as fields; an array has no equality of its content.
  @Test
  void wireRecordsHaveNoGettersAndNoArrays() {
    var records =
        CLASSES.stream()
            .filter(type -> type.getPackageName().startsWith(ROOT + ".contracts"))
            .filter(JavaClass::isRecord)
            .toList();

    assertThat(records).isNotEmpty();
    assertThat(records.stream().flatMap(type -> type.getMethods().stream()))
        .noneMatch(method -> method.getName().matches("(?:is|get)[A-Z].*"));
    assertThat(records.stream().flatMap(type -> type.getFields().stream()))
        .noneMatch(field -> field.getRawType().isArray());
  }

  @ParameterizedTest
  @MethodSource("roots")
  void thePackagesOfAModuleFormNoCycle(String root) {
    slices()
        .matching(root + ".(*)..")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  /// settings-service is built in wings: each may use the ones below it.
  @Test
  void theWingsOfSettingsDependOnlyOnLowerWings() {
    var wings = layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    var above = new HashSet<String>();
    for (var i = WINGS.size() - 1; i >= 0; i--) {
      for (var wing : WINGS.get(i)) {
        wings = wings.layer(wing).definedBy(ROOT + ".settings." + wing + "..");
      }
    }
    for (var i = WINGS.size() - 1; i >= 0; i--) {
      for (var wing : WINGS.get(i)) {
        wings =
            above.isEmpty()
                ? wings.whereLayer(wing).mayNotBeAccessedByAnyLayer()
                : wings.whereLayer(wing).mayOnlyBeAccessedByLayers(above.toArray(String[]::new));
      }
      above.addAll(WINGS.get(i));
    }
    wings.check(CLASSES);
  }

  /// At every depth, not only between the wings.
  @Test
  void thePackagesOfSettingsFormNoCycle() {
    slices().matching("(" + ROOT + ".settings..)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void noPackageIsNamedAfterALayer() {
    assertThat(packages().map(JavaPackage::getRelativeName))
        .doesNotContainAnyElementsOf(UNWELCOME_PACKAGES);
  }

  @Test
  void noClassHasAMeaninglessName() {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .isNotEmpty()
        .noneMatch(name -> UNWELCOME_ENDINGS.stream().anyMatch(name::endsWith));
  }

  @Test
  void everyPackageIsDocumentedAndNullMarked() {
    assertThat(packages().filter(not(ArchitectureTest::isNullMarked)).map(HasName::getName))
        .isEmpty();
  }

  /// Whoever does something in settings-service says what goes on record: decision 0021.
  @Test
  void actionsInSettingsGoThroughTheAuditLog() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".settings..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".settings.access.audit.AuditLog")
        .should()
        .callMethod(ROOT + ".outbox.Outbox", "write", "java.util.function.BiFunction")
        .check(CLASSES);
  }

  /// What serves people reads to its end, whether they wait for it or not.
  @Test
  void settingsOpensNoSessionBesideTheOutbox() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".settings..")
        .should()
        .callMethod(
            "org.hibernate.reactive.mutiny.Mutiny$SessionFactory",
            "withSession",
            "java.util.function.Function")
        .check(CLASSES);
  }

  /// A decision is a function: it reads no clock, waits for nothing and reaches nothing outside.
  @Test
  void rulesAndPoliciesArePure() {
    noClasses()
        .that()
        .haveNameMatching(".*(?:Rules|Policy)")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.smallrye..",
            "io.vertx..",
            "io.quarkus..",
            "jakarta..",
            "java.io..",
            "java.net..",
            "java.nio.file..",
            "org.apache.kafka..",
            "org.hibernate..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  static Stream<String> roots() {
    return packages()
        .map(JavaPackage::getName)
        .map(name -> name.substring(ROOT.length() + 1).split("\\.")[0])
        .distinct()
        .map(noun -> ROOT + "." + noun);
  }

  private static Stream<JavaPackage> packages() {
    return CLASSES.stream().map(JavaClass::getPackage).distinct();
  }

  private static boolean isNullMarked(JavaPackage place) {
    return place
        .tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }

  @SafeVarargs
  private static String[] packages(Stream<String>... patterns) {
    return Stream.of(patterns).flatMap(patternsOfOne -> patternsOfOne).toArray(String[]::new);
  }
}

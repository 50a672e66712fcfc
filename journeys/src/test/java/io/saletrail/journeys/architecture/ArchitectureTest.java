package io.saletrail.journeys.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.saletrail.journeys.architecture.Modules.CLASSES;
import static io.saletrail.journeys.architecture.Modules.MECHANISMS;
import static io.saletrail.journeys.architecture.Modules.ROOT;
import static io.saletrail.journeys.architecture.Modules.SERVICES;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.domain.properties.HasName;
import io.saletrail.journeys.architecture.Modules.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The structure that ARCHITECTURE.md describes.
class ArchitectureTest {
  private static final List<String> TOOLS = List.of(ROOT + ".sandbox..", ROOT + ".stack..");

  /// Names of layers, or without meaning.
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

  private static final String RETIRED =
      "House|Desk|Tally|Turn|Place|Company|Deed|Warden|Surroundings|Patience|Tale|Story|Rehears\\w*"
          + "|Sighting|Walk|Told|Fate|Knock|Standing|Journal|Trouble|Entrance|Pulse";

  private static final Predicate<String> RETIRED_IN_NAMES =
      Pattern.compile("(?:^|[a-z0-9])(?:" + RETIRED + ")s?(?=$|[A-Z0-9])").asPredicate();

  private static final Predicate<String> RETIRED_IN_PACKAGES =
      Pattern.compile("_(?:" + RETIRED.toLowerCase(Locale.ROOT) + ")s?(?=$|_)").asPredicate();

  private static final String UNI = "io.smallrye.mutiny.Uni";

  /// Suffixes without meaning.
  private static final List<String> UNWELCOME_ENDINGS =
      List.of("Manager", "Helper", "Util", "Utils", "Impl", "Base", "Data", "Info", "DTO", "Dto");

  /// The wings of settings-service, bottom to top.
  private static final List<List<String>> WINGS =
      List.of(
          List.of("problem", "explanation"),
          List.of("paging"),
          List.of("access", "insight"),
          List.of("merchant", "site"),
          List.of("request"),
          List.of("health"),
          List.of("alert"),
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
        .resideInAnyPackage(packages(others, TOOLS.stream()))
        .check(CLASSES);
  }

  @Test
  void theMechanismsDependOnNoServiceAndNotOnTheSandbox() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(MECHANISMS.stream().map(module -> ROOT + "." + module + "..")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(SERVICES.stream().map(Service::packages), TOOLS.stream()))
        .check(CLASSES);
  }

  /// Mechanisms exist once: problem documents, the operator check, rows.
  @Test
  void noServiceHasAClassNamedLikeOneOfAMechanism() {
    var mechanisms =
        topLevelNames(Stream.of("encryption", "outbox", "runtime").map(noun -> ROOT + "." + noun));
    var services = topLevelNames(SERVICES.stream().map(service -> ROOT + "." + service.noun()));

    assertThat(mechanisms).contains("Problem", "Rows");
    services.retainAll(mechanisms);
    assertThat(services).isEmpty();
  }

  /// settings-service decides by caller instead: see its `AccessFilter`.
  @Test
  void everyResourceIsForOperatorsOnly() {
    classes()
        .that()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .and()
        .resideOutsideOfPackage(ROOT + ".settings..")
        .should()
        .beAnnotatedWith(ROOT + ".runtime.operator.OperatorsOnly")
        .check(CLASSES);
  }

  @Test
  void theToolsDependOnNoService() {
    noClasses()
        .that()
        .resideInAnyPackage(packages(TOOLS.stream()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(SERVICES.stream().map(Service::packages)))
        .check(CLASSES);
  }

  @Test
  void theSandboxDoesNotDependOnTheStack() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".sandbox..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".stack..")
        .check(CLASSES);
  }

  @Test
  void theContractsDependOnJacksonAlone() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".contracts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".contracts..", "java..", "org.jspecify.annotations", "com.fasterxml.jackson..")
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

  /// Cycles between packages at any depth, and between a package and its subpackages.
  @Test
  void packagesFormNoCycles() {
    var cycles = PackageCycles.of(CLASSES);
    Figures.print("package cycles", cycles.size());

    assertThat(cycles).isEmpty();
  }

  /// settings-service is built in wings: each may use the ones below it.
  @Test
  void theWingsOfSettingsDependOnlyOnLowerWings() {
    var wings =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
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

  /// docs/vocabulary.md: words that are not used in names.
  @Test
  void namesUseTheVocabulary() {
    var types = Stream.concat(CLASSES.stream(), Modules.testClasses().stream()).toList();
    var names = types.stream().map(JavaClass::getSimpleName).filter(RETIRED_IN_NAMES);
    var packages =
        types.stream()
            .map(type -> type.getPackageName().replace('.', '_'))
            .filter(RETIRED_IN_PACKAGES);

    var found = Stream.concat(names, packages).collect(toCollection(TreeSet::new));
    Figures.print("retired names", found.size());

    assertThat(found).isEmpty();
  }

  @Test
  void noMainClassIsNamedLikeATest() {
    assertThat(CLASSES.stream().map(JavaClass::getSimpleName))
        .noneMatch(name -> name.endsWith("Test"));
  }

  @Test
  void everyPackageIsDocumentedAndNullMarked() {
    assertThat(packages().filter(not(ArchitectureTest::isNullMarked)).map(HasName::getName))
        .isEmpty();
  }

  /// Every action in settings-service is recorded: decision 0021.
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

  /// A read completes even if the caller disconnects.
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

  /// Code that serves people reads top to bottom: decision 0034.
  @Test
  void pagesAndTheStripeAppUseNoMutiny() {
    noClasses()
        .that()
        .resideInAnyPackage(
            ROOT + ".settings.app..", ROOT + ".settings.console..", ROOT + ".settings.site..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.smallrye.mutiny..")
        .check(CLASSES);
  }

  @Test
  void theReadSideReturnsValues() {
    noMethods()
        .that()
        .arePublic()
        .and()
        .areNotStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage(ROOT + ".settings..")
        .and()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Query")
        .should()
        .haveRawReturnType(UNI)
        .check(CLASSES);
  }

  /// A stream of events holds no thread.
  @Test
  void everyRouteOfSettingsRunsOnAVirtualThreadUnlessItIsAStream() {
    classes()
        .that()
        .resideInAPackage(ROOT + ".settings..")
        .and()
        .areAnnotatedWith("jakarta.ws.rs.Path")
        .and()
        .haveSimpleNameNotEndingWith("StreamResource")
        .should()
        .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
        .check(CLASSES);
  }

  /// The passes of ingest-service and the lanes of trackdesk-publisher have limits of their own.
  @Test
  void onlyTheOutboxBlocksOnAUni() {
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".ingest..", ROOT + ".publisher..", ROOT + ".stack..")
        .and()
        .doNotHaveFullyQualifiedName(ROOT + ".outbox.Outbox")
        .should()
        .callMethod(UNI, "await")
        .check(CLASSES);
  }

  /// A decision is a pure function: no clock, no I/O.
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

  private static Set<String> topLevelNames(Stream<String> roots) {
    var prefixes = roots.map(root -> root + ".").toList();
    return CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .filter(type -> prefixes.stream().anyMatch(type.getName()::startsWith))
        .map(JavaClass::getSimpleName)
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<JavaPackage> packages() {
    return CLASSES.stream().map(JavaClass::getPackage).distinct();
  }

  private static boolean isNullMarked(JavaPackage candidate) {
    return candidate
        .tryGetPackageInfo()
        .map(info -> info.isAnnotatedWith(NullMarked.class))
        .orElse(false);
  }

  @SafeVarargs
  private static String[] packages(Stream<String>... patterns) {
    return Stream.of(patterns).flatMap(one -> one).toArray(String[]::new);
  }
}

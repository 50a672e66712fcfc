package io.saletrail.settings.access;

import io.saletrail.settings.access.caller.SignedByStripe;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/// A route of the application, found by reflection, so that new routes are included.
///
/// @param open whether it needs no authentication
/// @param signed whether only requests signed by Stripe are accepted
/// @param queries the names of its query parameters
/// @param fields the names of its form fields
record Route(
    String method,
    String path,
    boolean open,
    boolean signed,
    List<String> queries,
    List<String> fields) {
  private static final String ACCOUNT = "{account}";

  String name() {
    return method + " " + path;
  }

  /// Whether programs call it: errors are problem documents.
  boolean api() {
    return path.startsWith("/api/") || signed;
  }

  /// Whether API keys can open it.
  boolean keyed() {
    return path.startsWith("/api/");
  }

  boolean reads() {
    return method.equals(HttpMethod.GET);
  }

  /// Whether its path names a merchant.
  boolean ofAMerchant() {
    return path.contains(ACCOUNT);
  }

  /// Whether its path names an object of a merchant.
  boolean ofAnObject() {
    return path.replace(ACCOUNT, "").contains("{");
  }

  /// The path with its parameters filled in.
  String at(String account, String object) {
    return path.replace(ACCOUNT, account).replaceAll("\\{\\w+}", object);
  }

  /// Every method with an HTTP method's annotation in a class with a path.
  static Stream<Route> all() {
    return classes()
        .filter(type -> type.isAnnotationPresent(Path.class))
        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
        .flatMap(Route::of);
  }

  private static Stream<Route> of(Method method) {
    var type = method.getDeclaringClass();
    var open = method.isAnnotationPresent(Public.class) || type.isAnnotationPresent(Public.class);
    var signed = type.isAnnotationPresent(SignedByStripe.class);
    return Arrays.stream(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .filter(Objects::nonNull)
        .map(
            verb ->
                new Route(
                    verb.value(),
                    whole(type, method),
                    open,
                    signed,
                    named(method, QueryParam.class, QueryParam::value),
                    named(method, FormParam.class, FormParam::value)));
  }

  private static <A extends Annotation> List<String> named(
      Method method, Class<A> kind, Function<A, String> name) {
    return Arrays.stream(method.getParameters())
        .map(parameter -> parameter.getAnnotation(kind))
        .filter(Objects::nonNull)
        .map(name)
        .toList();
  }

  private static String whole(Class<?> type, Method method) {
    var own = method.getAnnotation(Path.class);
    var whole = type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
    var path = whole.replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
    return path.startsWith("/") ? path : "/" + path;
  }

  private static Stream<Class<?>> classes() {
    var root = java.nio.file.Path.of("target/classes");
    try (var files = Files.walk(root.resolve("io/saletrail/settings"))) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
          .map(file -> file.replace('/', '.').replaceAll("\\.class$", ""))
          .<Class<?>>map(Route::load)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Route.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}

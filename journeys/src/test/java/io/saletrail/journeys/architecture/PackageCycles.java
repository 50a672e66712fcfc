package io.saletrail.journeys.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Cycles between the parts of a package: its subpackages, each with everything below, and its own
/// classes.
final class PackageCycles {
  private static final String OWN_CLASSES = ".";

  /// One dependency between two packages of ours.
  private record Edge(String from, String to) {}

  private PackageCycles() {}

  /// Every cycle as the package and the parts that form it, such as `stack: . tour`.
  static Set<String> of(Iterable<JavaClass> classes) {
    var edges = new HashSet<Edge>();
    classes.forEach(
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(PackageCycles::edge)
                .forEach(edges::add));
    edges.removeIf(edge -> !edge.to().startsWith(Modules.ROOT));
    var cycles = new TreeSet<String>();
    edges.stream()
        .flatMap(edge -> parents(edge.from()))
        .collect(Collectors.toSet())
        .forEach(parent -> cycles.addAll(within(parent, edges)));
    return cycles;
  }

  private static Edge edge(Dependency dependency) {
    return new Edge(
        dependency.getOriginClass().getPackageName(),
        dependency.getTargetClass().getBaseComponentType().getPackageName());
  }

  /// The package itself and those around it, below our root.
  private static Stream<String> parents(String name) {
    return Stream.iterate(
        name,
        parent -> parent.length() > Modules.ROOT.length(),
        parent -> parent.substring(0, parent.lastIndexOf('.')));
  }

  private static Set<String> within(String parent, Set<Edge> edges) {
    var next = new HashMap<String, Set<String>>();
    edges.stream()
        .filter(edge -> isWithin(parent, edge.from()) && isWithin(parent, edge.to()))
        .forEach(edge -> add(next, part(parent, edge.from()), part(parent, edge.to())));
    var shown = parent.substring(Modules.ROOT.length() + 1);
    return next.keySet().stream()
        .map(part -> cycle(part, next))
        .filter(cycle -> cycle.size() > 1)
        .map(cycle -> shown + ": " + String.join(" ", cycle))
        .collect(Collectors.toSet());
  }

  private static void add(Map<String, Set<String>> next, String from, String to) {
    if (!from.equals(to)) {
      next.computeIfAbsent(from, _ -> new TreeSet<>()).add(to);
    }
  }

  /// The parts that this part reaches and that reach it.
  private static Set<String> cycle(String part, Map<String, Set<String>> next) {
    return reachable(part, next).stream()
        .filter(other -> reachable(other, next).contains(part))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> reachable(String part, Map<String, Set<String>> next) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(next.getOrDefault(part, Set.of()));
    while (!open.isEmpty()) {
      var candidate = open.pop();
      if (seen.add(candidate)) {
        open.addAll(next.getOrDefault(candidate, Set.of()));
      }
    }
    return seen;
  }

  private static boolean isWithin(String parent, String name) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }

  private static String part(String parent, String name) {
    return name.equals(parent)
        ? OWN_CLASSES
        : name.substring(parent.length() + 1).split("\\.", 2)[0];
  }
}

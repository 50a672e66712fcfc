package io.saletrail.settings.site.pagecheck;

import io.saletrail.settings.site.snippet.ScriptHash;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The script sources that a page's Content Security Policy allows: <https://www.w3.org/TR/CSP3/>.
/// With several policies, each must allow a script.
record ScriptSources(List<List<String>> sources) {
  /// The first of these directives in a policy applies.
  private static final List<String> DIRECTIVES =
      List.of("script-src-elem", "script-src", "default-src");

  private static final Pattern HASH = Pattern.compile("(?i)'sha(256|384|512)-([^']+)'");

  static ScriptSources of(List<String> policies) {
    return new ScriptSources(
        policies.stream()
            .flatMap(header -> Arrays.stream(header.split(",")))
            .flatMap(policy -> sources(policy).stream())
            .toList());
  }

  private static Optional<List<String>> sources(String policy) {
    var directives =
        Arrays.stream(policy.split(";"))
            .map(directive -> List.of(directive.strip().split("\\s+")))
            .toList();
    return DIRECTIVES.stream()
        .flatMap(name -> directives.stream().filter(it -> it.getFirst().equalsIgnoreCase(name)))
        .findFirst()
        .map(directive -> directive.subList(1, directive.size()));
  }

  /// Whether a page may load this script.
  ///
  /// @param nonce whether its tag has a nonce, which is assumed to be correct
  boolean allows(URI script, URI page, boolean nonce) {
    return sources.stream()
        .allMatch(list -> allows(list, script, page) || (nonce && hasNonce(list)));
  }

  private static boolean allows(List<String> list, URI script, URI page) {
    return !list.contains("'strict-dynamic'")
        && list.stream().anyMatch(source -> names(source, script, page));
  }

  /// Whether a page may contain this script.
  ///
  /// @param nonce whether its tag has a nonce, which is assumed to be correct
  /// @param script the text between its tags
  boolean allowsInline(boolean nonce, String script) {
    return sources.stream()
        .allMatch(
            list -> trustsInline(list) || (nonce && hasNonce(list)) || namesHash(list, script));
  }

  /// `'unsafe-inline'` is ignored when a policy lists nonces or hashes.
  private static boolean trustsInline(List<String> list) {
    return list.contains("'unsafe-inline'")
        && !list.contains("'strict-dynamic'")
        && !hasNonce(list)
        && list.stream().noneMatch(source -> HASH.matcher(source).matches());
  }

  private static boolean namesHash(List<String> list, String script) {
    return list.stream()
        .map(HASH::matcher)
        .filter(Matcher::matches)
        .anyMatch(hash -> names(hash, script));
  }

  /// A policy may use both alphabets of Base64.
  private static boolean names(MatchResult hash, String script) {
    var bits = Integer.parseInt(hash.group(1));
    var value = hash.group(2).replace('-', '+').replace('_', '/');
    return ScriptHash.of(bits, script).equals("sha" + bits + "-" + value);
  }

  private static boolean hasNonce(List<String> list) {
    return list.stream().anyMatch(source -> source.startsWith("'nonce-"));
  }

  private static boolean names(String source, URI script, URI page) {
    var lower = source.toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "*" -> true;
      case "'self'" -> origin(script).equals(origin(page));
      case "http:", "https:" -> lower.equals(script.getScheme() + ":") || lower.equals("http:");
      default -> !lower.startsWith("'") && namesHost(lower, script);
    };
  }

  private static boolean namesHost(String source, URI script) {
    var rest = source.replaceFirst("^https?://", "");
    var slash = rest.indexOf('/');
    var path = slash < 0 ? "" : rest.substring(slash);
    var host = (slash < 0 ? rest : rest.substring(0, slash)).replaceFirst(":(\\d+|\\*)$", "");
    var scriptHost = Optional.ofNullable(script.getHost()).orElse("");
    var sameHost =
        host.startsWith("*.") ? scriptHost.endsWith(host.substring(1)) : host.equals(scriptHost);
    var scriptPath = Optional.ofNullable(script.getPath()).orElse("");
    var samePath =
        path.isEmpty()
            || (path.endsWith("/") ? scriptPath.startsWith(path) : scriptPath.equals(path));
    return sameHost && samePath;
  }

  private static String origin(URI uri) {
    return Stream.of(uri.getScheme(), uri.getHost(), String.valueOf(uri.getPort()))
        .map(part -> Optional.ofNullable(part).orElse(""))
        .reduce("", (all, part) -> all + "/" + part);
  }
}

package io.saletrail.settings.pagecheck;

import io.saletrail.settings.snippet.ScriptHash;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a page's Content Security Policy says about scripts, as far as a snippet is concerned:
/// <https://www.w3.org/TR/CSP3/>. Where a page has several policies, each has to allow it.
record ScriptSources(List<List<String>> sources) {
  /// The first of these that a policy has is the one that counts.
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
  /// @param nonce whether its tag has one; that it is the right one is taken for granted
  boolean allows(URI script, URI page, boolean nonce) {
    return sources.stream()
        .allMatch(list -> allows(list, script, page) || (nonce && hasNonce(list)));
  }

  private static boolean allows(List<String> list, URI script, URI page) {
    return !list.contains("'strict-dynamic'")
        && list.stream().anyMatch(source -> names(source, script, page));
  }

  /// Whether a page may have this script in it.
  ///
  /// @param nonce whether its tag has one; that it is the right one is taken for granted
  /// @param script what stands between its tags
  boolean allowsInline(boolean nonce, String script) {
    return sources.stream()
        .allMatch(
            list -> trustsInline(list) || (nonce && hasNonce(list)) || namesHash(list, script));
  }

  /// `'unsafe-inline'` counts for nothing where the policy names its scripts.
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

  /// Both alphabets of Base64 are allowed in a policy.
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
    var wanted = Optional.ofNullable(script.getHost()).orElse("");
    var sameHost = host.startsWith("*.") ? wanted.endsWith(host.substring(1)) : host.equals(wanted);
    var its = Optional.ofNullable(script.getPath()).orElse("");
    var samePath = path.isEmpty() || (path.endsWith("/") ? its.startsWith(path) : its.equals(path));
    return sameHost && samePath;
  }

  private static String origin(URI uri) {
    return Stream.of(uri.getScheme(), uri.getHost(), String.valueOf(uri.getPort()))
        .map(part -> Optional.ofNullable(part).orElse(""))
        .reduce("", (all, part) -> all + "/" + part);
  }
}

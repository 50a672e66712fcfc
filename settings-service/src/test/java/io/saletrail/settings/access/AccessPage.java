package io.saletrail.settings.access;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Renders docs/access.md.
final class AccessPage {
  private static final String HEAD =
      """
      # Who may do what

      Every route of settings-service, called as every kind of caller, for a merchant with data of every kind. **A test makes
      each of these calls and writes this page** (`./mvnw -f settings-service/pom.xml test -Dtest=AccessTableTest
      -Ddocs.write=true`); do not edit it. The test finds the routes by reflection, so a new route appears here or the test fails.

      * *yes*: the route handles the request, or rejects its content. *their own*: it reads the caller's account only, whatever
        is sent. *sign in*: 401 for programs, the sign-in page for browsers. *not there*: 404, as for an object that does not
        exist. *refused*: 403.
      * *another's IDs*: what a merchant gets who puts another merchant's IDs into their own URLs: conversions, payments by
        every kind of Stripe ID, checks, backfills, re-drives.
      * No response to another merchant contains data of the first one. The same holds for every query parameter and form field.
      """;

  private static final String KEYS =
      """

      An API key ([0075](decisions/0075-keys-beside-the-token.md)) opens routes under `/api/` alone, with a scope that the route
      takes; everywhere else its holder is anonymous, in the other services too. A key without the scope is *refused*.
      """;

  private AccessPage() {}

  /// A route and what each caller gets.
  ///
  /// @param anothers what a merchant gets for another's IDs; empty if the path names no object
  record Row(Route route, Map<Role, String> cells, String anothers) {}

  static String written(List<Row> rows) {
    var page = new StringBuilder(HEAD);
    append(page, "The API", rows, row -> row.route().path().startsWith("/api/"));
    page.append(KEYS);
    append(page, "The API, by key", Role.with(true), rows, row -> row.route().keyed());
    append(page, "The Stripe App", rows, row -> row.route().signed());
    append(page, "The console", rows, row -> !row.route().api() && !row.route().open());
    page.append("\n## Open to anonymous requests\n\n");
    rows.stream()
        .map(Row::route)
        .filter(Route::open)
        .sorted(IN_ORDER)
        .forEach(route -> page.append("* `").append(route.name()).append("`\n"));
    return page.toString();
  }

  private static final Comparator<Route> IN_ORDER =
      Comparator.comparing(Route::path).thenComparing(Route::method);

  private static void append(
      StringBuilder page, String title, List<Row> rows, Predicate<Row> these) {
    append(page, title, Role.with(false), rows, these);
  }

  private static void append(
      StringBuilder page, String title, List<Role> roles, List<Row> rows, Predicate<Row> these) {
    page.append("\n## ").append(title).append("\n\n| |");
    for (var role : roles) {
      page.append(' ').append(role.words).append(" |");
    }
    page.append(" another's IDs |\n|---").append("|---".repeat(roles.size() + 1));
    page.append("|\n");
    rows.stream()
        .filter(these)
        .sorted(Comparator.comparing(Row::route, IN_ORDER))
        .forEach(row -> page.append(line(row, roles)));
  }

  private static String line(Row row, List<Role> roles) {
    return roles.stream()
        .map(role -> row.cells().get(role))
        .collect(
            Collectors.joining(
                " | ", "| `" + row.route().name() + "` | ", " | " + row.anothers() + " |\n"));
  }
}

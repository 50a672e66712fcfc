package io.saletrail.settings.access;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The table of who may do what, as a page.
final class AccessPage {
  private static final String HEAD =
      """
      # Who may do what

      Every route of settings-service, by every way of coming to it, for a merchant of whom there is something of every kind. **This page is
      written by a test that makes each of these calls** (`./mvnw -f settings-service/pom.xml test -Dtest=AccessTableTest -Ddocs.write=true`); do
      not edit it. The routes are found in the program itself, so a new one is in the table or the test fails.

      * *yes*: the route does what it is for, or says what is wrong with what was sent. *their own*: it looks at the caller's account alone,
        whatever is sent. *sign in*: 401 for programs, the sign-in page for browsers. *not there*: 404, as if there were nothing. *refused*: 403.
      * *another's ids*: what a merchant gets who writes another merchant's ids into their own addresses: conversions, payments by every kind of
        Stripe id, checks, backfills, re-drives.
      * No answer to another merchant has anything in it that is the first one's; the same holds for every query parameter and form field.
      """;

  private AccessPage() {}

  /// A route and what each caller gets.
  ///
  /// @param anothers what a merchant gets for another's ids; nothing where the route takes none
  record Row(Route route, Map<Role, String> cells, String anothers) {}

  static String written(List<Row> rows) {
    var page = new StringBuilder(HEAD);
    append(page, "The API", rows, row -> row.route().path().startsWith("/api/"));
    append(page, "The Stripe App", rows, row -> row.route().signed());
    append(page, "The console", rows, row -> !row.route().api() && !row.route().open());
    page.append("\n## Open to everybody\n\n");
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
    page.append("\n## ").append(title).append("\n\n| |");
    for (var role : Role.values()) {
      page.append(' ').append(role.words).append(" |");
    }
    page.append(" another's ids |\n|---").append("|---".repeat(Role.values().length + 1));
    page.append("|\n");
    rows.stream()
        .filter(these)
        .sorted(Comparator.comparing(Row::route, IN_ORDER))
        .forEach(row -> page.append(line(row)));
  }

  private static String line(Row row) {
    return Arrays.stream(Role.values())
        .map(role -> row.cells().get(role))
        .collect(
            Collectors.joining(
                " | ", "| `" + row.route().name() + "` | ", " | " + row.anothers() + " |\n"));
  }
}

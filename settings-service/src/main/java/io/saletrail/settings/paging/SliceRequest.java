package io.saletrail.settings.paging;

import io.saletrail.runtime.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The requested page of a list.
///
/// @param limit the number of items
/// @param after the id of the last item of the previous page
public record SliceRequest(int limit, Optional<String> after) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  /// Longer than any id of the system.
  private static final int MAX_ID = 600;

  /// Parses the query parameters `limit` and `after`.
  public static SliceRequest of(@Nullable String limit, @Nullable String after) {
    if (after != null && after.length() > MAX_ID) {
      throw ProblemException.invalid("after", "Must be the value of next of a previous page.");
    }
    return new SliceRequest(
        limit == null || limit.isBlank() ? DEFAULT_LIMIT : limit(limit),
        Optional.ofNullable(after).filter(text -> !text.isBlank()));
  }

  /// One item more than the limit, which shows whether there is a next page.
  public int oneMore() {
    return limit + 1;
  }

  private static int limit(String text) {
    try {
      var limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same error as numbers out of range.
    }
    throw ProblemException.invalid("limit", "Must be a whole number from 1 to " + MAX_LIMIT + ".");
  }
}

package io.saletrail.settings.paging;

import io.saletrail.settings.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part of a list somebody asks for.
///
/// @param limit how many items at most
/// @param after the id of the last item of the part before
public record SliceRequest(int limit, Optional<String> after) {
  public static final int DEFAULT_LIMIT = 50;
  public static final int MAX_LIMIT = 200;

  /// Longer than every id of the house.
  private static final int MAX_ID = 600;

  /// Reads the query parameters `limit` and `after`.
  public static SliceRequest of(@Nullable String limit, @Nullable String after) {
    if (after != null && after.length() > MAX_ID) {
      throw ProblemException.invalid("after", "Is not the next of any page.");
    }
    return new SliceRequest(
        limit == null || limit.isBlank() ? DEFAULT_LIMIT : limit(limit),
        Optional.ofNullable(after).filter(text -> !text.isBlank()));
  }

  /// How many items to read, so that it shows whether there are more.
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
      // Told below, with the numbers that are too small or too large.
    }
    throw ProblemException.invalid("limit", "Needs a whole number from 1 to " + MAX_LIMIT + ".");
  }
}

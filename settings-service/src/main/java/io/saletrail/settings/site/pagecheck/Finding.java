package io.saletrail.settings.site.pagecheck;

/// One finding of a page check.
///
/// @param detail a name or a count; may be empty
public record Finding(FindingKind kind, String detail) {

  static Finding of(FindingKind kind) {
    return new Finding(kind, "");
  }

  static Finding of(FindingKind kind, int count) {
    return new Finding(kind, Integer.toString(count));
  }
}

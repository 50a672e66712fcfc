package io.saletrail.settings.access;

/// How a request can end, as far as it matters whose it is.
enum Access {
  /// The route did what it is for, or said what is wrong with what was sent.
  SERVED("yes"),
  /// What was sent is no id of the kind that the route takes, whoever sends it.
  NO_SUCH_ID("no such id"),
  /// Only the caller's own account was looked at.
  OWN("their own"),
  /// Who they are has to be shown first.
  SIGN_IN("sign in"),
  /// As if there were nothing.
  NOT_THERE("not there"),
  REFUSED("refused");

  final String words;

  Access(String words) {
    this.words = words;
  }

  boolean granted() {
    return this == SERVED || this == OWN;
  }

  static Access of(Route route, Answer answer) {
    if (answer.status() >= 500) {
      throw new AssertionError(route.name() + " answers " + answer);
    }
    if (route.open()) {
      return SERVED;
    }
    return switch (answer.status()) {
      case 401 -> SIGN_IN;
      case 403 -> REFUSED;
      case 404 -> NOT_THERE;
      case 303 -> answer.location().matches("/(\\?.*)?") ? SIGN_IN : SERVED;
      default -> SERVED;
    };
  }

  /// What came back.
  ///
  /// @param location where a redirect leads, or nothing
  /// @param body what was shown, or nothing of a stream that goes on
  record Answer(int status, String location, String body) {}
}

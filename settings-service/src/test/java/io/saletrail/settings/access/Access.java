package io.saletrail.settings.access;

/// The outcome of a request, as far as it depends on the caller.
enum Access {
  /// The route handled the request, or rejected its content.
  SERVED("yes"),
  /// The id has another format than the route accepts: 400 for every caller.
  NO_SUCH_ID("no such id"),
  /// The route read only the caller's own account.
  OWN("their own"),
  /// The caller must sign in first.
  SIGN_IN("sign in"),
  /// 404, as for an object that does not exist.
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
      throw new AssertionError(route.name() + " responds " + answer);
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

  /// A response.
  ///
  /// @param location the target of a redirect; empty without one
  /// @param body the text; empty for an event stream
  record Answer(int status, String location, String body) {}
}

package io.saletrail.settings.access;

import java.util.Optional;

/// Who may come to a route.
enum Role {
  NOBODY("nobody", Way.NONE, Whose.NOBODYS),
  OPERATOR_TOKEN("operator, by token", Way.TOKEN, Whose.THE_HOUSES),
  OPERATOR_SESSION("operator, signed in", Way.SESSION, Whose.THE_HOUSES),
  MERCHANT_SESSION("the merchant, signed in", Way.SESSION, Whose.THE_MERCHANTS),
  MERCHANT_APP("the merchant, Stripe App", Way.SIGNATURE, Whose.THE_MERCHANTS),
  OTHER_SESSION("another merchant, signed in", Way.SESSION, Whose.ANOTHERS),
  OTHER_APP("another merchant, Stripe App", Way.SIGNATURE, Whose.ANOTHERS);

  /// How they show who they are.
  enum Way {
    NONE,
    TOKEN,
    SESSION,
    SIGNATURE
  }

  /// Whose eyes they are.
  enum Whose {
    NOBODYS,
    THE_HOUSES,
    THE_MERCHANTS,
    ANOTHERS
  }

  final String words;
  final Way way;
  final Whose whose;

  Role(String words, Way way, Whose whose) {
    this.words = words;
    this.way = way;
    this.whose = whose;
  }

  /// The account they come with, if with one.
  Optional<String> account(String merchant, String another) {
    return switch (whose) {
      case NOBODYS, THE_HOUSES -> Optional.empty();
      case THE_MERCHANTS -> Optional.of(merchant);
      case ANOTHERS -> Optional.of(another);
    };
  }
}

package io.saletrail.settings.access;

import java.util.Optional;

/// Who may come to a route.
enum Role {
  NOBODY("nobody", Channel.NONE, Whose.NOBODYS),
  OPERATOR_TOKEN("operator, by token", Channel.TOKEN, Whose.THE_HOUSES),
  OPERATOR_SESSION("operator, signed in", Channel.SESSION, Whose.THE_HOUSES),
  MERCHANT_SESSION("the merchant, signed in", Channel.SESSION, Whose.THE_MERCHANTS),
  MERCHANT_APP("the merchant, Stripe App", Channel.SIGNATURE, Whose.THE_MERCHANTS),
  OTHER_SESSION("another merchant, signed in", Channel.SESSION, Whose.ANOTHERS),
  OTHER_APP("another merchant, Stripe App", Channel.SIGNATURE, Whose.ANOTHERS);

  /// How they show who they are.
  enum Channel {
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
  final Channel way;
  final Whose whose;

  Role(String words, Channel way, Whose whose) {
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

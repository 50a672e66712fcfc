package io.saletrail.settings.access;

import java.util.Optional;

/// A caller of a route.
enum Role {
  ANONYMOUS("anonymous", Channel.NONE, Party.NONE),
  OPERATOR_TOKEN("operator, by token", Channel.TOKEN, Party.OPERATOR),
  OPERATOR_SESSION("operator, signed in", Channel.SESSION, Party.OPERATOR),
  MERCHANT_SESSION("the merchant, signed in", Channel.SESSION, Party.MERCHANT),
  MERCHANT_APP("the merchant, Stripe App", Channel.SIGNATURE, Party.MERCHANT),
  OTHER_SESSION("another merchant, signed in", Channel.SESSION, Party.OTHER_MERCHANT),
  OTHER_APP("another merchant, Stripe App", Channel.SIGNATURE, Party.OTHER_MERCHANT);

  /// How the caller authenticates.
  enum Channel {
    NONE,
    TOKEN,
    SESSION,
    SIGNATURE
  }

  /// The side that the caller is on.
  enum Party {
    NONE,
    OPERATOR,
    MERCHANT,
    OTHER_MERCHANT
  }

  final String words;
  final Channel channel;
  final Party party;

  Role(String words, Channel channel, Party party) {
    this.words = words;
    this.channel = channel;
    this.party = party;
  }

  /// The account that the caller signs in for; absent for operators and anonymous requests.
  Optional<String> account(String merchant, String another) {
    return switch (party) {
      case NONE, OPERATOR -> Optional.empty();
      case MERCHANT -> Optional.of(merchant);
      case OTHER_MERCHANT -> Optional.of(another);
    };
  }
}

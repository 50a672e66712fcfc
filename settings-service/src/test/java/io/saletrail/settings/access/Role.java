package io.saletrail.settings.access;

import io.saletrail.settings.access.caller.KeyScope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A caller of a route.
enum Role {
  ANONYMOUS("anonymous", Channel.NONE, Party.NONE),
  OPERATOR_TOKEN("operator, by token", Channel.TOKEN, Party.OPERATOR),
  OPERATOR_SESSION("operator, signed in", Channel.SESSION, Party.OPERATOR),
  MERCHANT_SESSION("the merchant, signed in", Channel.SESSION, Party.MERCHANT),
  MERCHANT_APP("the merchant, Stripe App", Channel.SIGNATURE, Party.MERCHANT),
  OTHER_SESSION("another merchant, signed in", Channel.SESSION, Party.OTHER_MERCHANT),
  OTHER_APP("another merchant, Stripe App", Channel.SIGNATURE, Party.OTHER_MERCHANT),
  OPERATOR_KEY("operator's, all scopes", Party.OPERATOR, KeyScope.values()),
  KEY_READ("the merchant's, `READ`", Party.MERCHANT, KeyScope.READ),
  KEY_SETTINGS("the merchant's, `SETTINGS`", Party.MERCHANT, KeyScope.SETTINGS),
  KEY_OPERATE("the merchant's, `OPERATE`", Party.MERCHANT, KeyScope.OPERATE),
  KEY_PRIVACY("the merchant's, `PRIVACY`", Party.MERCHANT, KeyScope.PRIVACY),
  OTHER_KEY("another merchant's, all scopes", Party.OTHER_MERCHANT, KeyScope.values());

  /// How the caller authenticates.
  enum Channel {
    NONE,
    TOKEN,
    SESSION,
    SIGNATURE,
    KEY
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

  /// The scopes of its API key.
  final List<KeyScope> scopes;

  Role(String words, Channel channel, Party party) {
    this.words = words;
    this.channel = channel;
    this.party = party;
    this.scopes = List.of();
  }

  Role(String words, Party party, KeyScope... scopes) {
    this.words = words;
    this.channel = Channel.KEY;
    this.party = party;
    this.scopes = List.of(scopes);
  }

  /// Those with a key, or those without.
  static List<Role> with(boolean key) {
    return Arrays.stream(values()).filter(role -> (role.channel == Channel.KEY) == key).toList();
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

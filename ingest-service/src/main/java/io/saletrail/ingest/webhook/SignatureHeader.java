package io.saletrail.ingest.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header `Stripe-Signature`, read strictly: one `t`, one or more `v1`, other schemes passed
/// over. Stripe's library reads it with split() and throws four kinds of exceptions over it.
///
/// @param signedAt `t`
/// @param signatures each `v1`, in lower-case hex
record SignatureHeader(Instant signedAt, List<String> signatures) {
  /// Stripe sends one signature a secret; a roll has two.
  private static final int MAX_SIGNATURES = 8;

  private static final int MAX_LENGTH = 2_048;
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  static Optional<SignatureHeader> parse(String header) {
    if (header.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    var times = new ArrayList<String>();
    var signatures = new ArrayList<String>();
    for (var item : header.split(",", -1)) {
      var equals = item.indexOf('=');
      if (equals < 1) {
        return Optional.empty();
      }
      var value = item.substring(equals + 1);
      switch (item.substring(0, equals).strip()) {
        case "t" -> times.add(value);
        case "v1" -> signatures.add(value);
        default -> {
          // A scheme of another time: v0 in test mode, or one to come.
        }
      }
    }
    if (times.size() != 1
        || !SECONDS.matcher(times.getFirst()).matches()
        || signatures.isEmpty()
        || signatures.size() > MAX_SIGNATURES
        || !signatures.stream().allMatch(v1 -> SHA_256.matcher(v1).matches())) {
      return Optional.empty();
    }
    var signedAt = Instant.ofEpochSecond(Long.parseLong(times.getFirst()));
    return Optional.of(new SignatureHeader(signedAt, List.copyOf(signatures)));
  }

  /// The same header with nothing in it that a lenient reader could read differently.
  String canonical() {
    return "t=" + signedAt.getEpochSecond() + ",v1=" + String.join(",v1=", signatures);
  }
}

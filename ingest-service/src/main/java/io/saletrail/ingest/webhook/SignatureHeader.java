package io.saletrail.ingest.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The header `Stripe-Signature`, parsed strictly: one `t`, one or more `v1`; other schemes are
/// ignored. Stripe's library splits it by hand and throws four kinds of exceptions.
///
/// @param signedAt `t`
/// @param signatures each `v1`, in lower-case hex
record SignatureHeader(Instant signedAt, List<String> signatures) {
  /// One signature per secret; a roll has two.
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
          // Another scheme: v0 in test mode, or a future one.
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

  /// The normalised header: a lenient parser reads it the same way.
  String canonical() {
    return "t=" + signedAt.getEpochSecond() + ",v1=" + String.join(",v1=", signatures);
  }
}

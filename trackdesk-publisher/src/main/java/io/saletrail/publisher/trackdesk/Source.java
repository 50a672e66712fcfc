package io.saletrail.publisher.trackdesk;

import io.saletrail.contracts.conversion.Credit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// What Trackdesk identifies the affiliate by.
public sealed interface Source {
  /// A click of Trackdesk's.
  record Click(UUID cid) implements Source {}

  /// Codes that belong to affiliates.
  record CouponCodes(List<String> codes) implements Source {}

  /// An id that the merchant bound to a click: the buyer's address, in the clear.
  record ExternalCid(String address) implements Source {
    /// Not where it could be logged.
    @Override
    public String toString() {
      return "ExternalCid[…]";
    }
  }

  /// The source of a credit; empty if its address cannot be decrypted, or if a later version
  /// credits in a way unknown to this one.
  ///
  /// @param address opens a sealed address
  static Optional<Source> of(Credit credit, Function<String, Optional<String>> address) {
    return switch (credit.by()) {
      case CLICK -> credit.cid().map(Click::new);
      case PROMOTION_CODE ->
          Optional.of(credit.promotionCodes())
              .filter(codes -> !codes.isEmpty())
              .map(CouponCodes::new);
      case EMAIL -> credit.sealedEmail().flatMap(address).map(ExternalCid::new);
      case OTHER -> Optional.empty();
    };
  }
}

package io.saletrail.contracts.conversion;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a sale is credited by, as sent to Trackdesk. Only the field that `by` selects is set.
///
/// @param by what identifies the affiliate
/// @param cid the Trackdesk click, by CLICK
/// @param promotionCodes the codes that the buyer used, by PROMOTION_CODE
/// @param sealedEmail the buyer's e-mail address, by EMAIL: encrypted for trackdesk-publisher alone
public record Credit(
    By by, Optional<UUID> cid, List<String> promotionCodes, Optional<String> sealedEmail) {

  /// What identifies the affiliate, in order of precedence.
  public enum By {
    /// The click id in the session's `client_reference_id`.
    CLICK,
    /// A promotion code that belongs to an affiliate: Trackdesk's coupon code.
    PROMOTION_CODE,
    /// The buyer's e-mail address, which the merchant assigned to a click: Trackdesk's external
    /// CID.
    EMAIL,
    /// Added by a later version.
    @JsonEnumDefaultValue
    OTHER
  }

  /// To a click.
  public static Credit click(UUID cid) {
    return new Credit(By.CLICK, Optional.of(cid), List.of(), Optional.empty());
  }

  /// To the affiliate of a promotion code.
  public static Credit promotionCodes(List<String> codes) {
    return new Credit(By.PROMOTION_CODE, Optional.empty(), codes, Optional.empty());
  }

  /// To the click that an e-mail address is assigned to.
  public static Credit email(String sealed) {
    return new Credit(By.EMAIL, Optional.empty(), List.of(), Optional.of(sealed));
  }
}

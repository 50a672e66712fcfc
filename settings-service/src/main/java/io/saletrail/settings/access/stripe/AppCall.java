package io.saletrail.settings.access.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.settings.access.StripeAccount;
import java.util.Optional;

/// What Stripe signed: that this user of this account means this one call.
///
/// The text crosses as it was signed, in the header `Saletrail-Call`, so nobody has to write the
/// same JSON twice in the same order of fields. The body of the call is not part of it: Stripe
/// takes what is to be signed in an address, and a personal token has no business in one.
///
/// @param account the Stripe account, `acct_…`
/// @param request the call that is meant, as `PUT /app/settings`
public record AppCall(String account, String request) {
  /// The header with the text.
  public static final String TEXT_HEADER = "Saletrail-Call";

  /// The header with the signature.
  public static final String SIGNATURE_HEADER = "Stripe-Signature";

  /// The identity's attribute that holds the call.
  public static final String ATTRIBUTE = "saletrail.app-call";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Reads the text; empty for whatever is not `user_id`, `account_id` and `request`.
  public static Optional<AppCall> read(String text) {
    JsonNode call;
    try {
      call = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    var account = call.path("account_id").asText("");
    var good =
        call.size() == 3
            && call.path("user_id").isTextual()
            && call.path("account_id").isTextual()
            && call.path("request").isTextual()
            && StripeAccount.fault(account).isEmpty();
    return good
        ? Optional.of(new AppCall(account, call.path("request").textValue()))
        : Optional.empty();
  }

  /// Whether it is this request that was meant.
  boolean means(String method, String path) {
    return request.equals(method + " " + path);
  }
}

package io.saletrail.settings.access.stripe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saletrail.settings.access.caller.StripeAccount;
import java.util.Optional;

/// The text that Stripe signed: one user of one account requests one call.
///
/// The signed text travels unchanged in the header `Saletrail-Call`, so both sides need not produce
/// identical JSON. The request body is not signed: Stripe takes the text to sign in a URL, where a
/// personal token must not appear.
///
/// @param account the Stripe account, `acct_…`
/// @param request method and path, such as `PUT /app/settings`
public record AppCall(String account, String request) {
  /// The header with the signed text.
  public static final String TEXT_HEADER = "Saletrail-Call";

  /// The header with the signature.
  public static final String SIGNATURE_HEADER = "Stripe-Signature";

  /// The attribute of the identity that holds the call.
  public static final String ATTRIBUTE = "saletrail.app-call";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /// Empty unless the text has exactly `user_id`, `account_id` and `request`.
  public static Optional<AppCall> read(String text) {
    JsonNode call;
    try {
      call = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    var account = call.path("account_id").asText("");
    var valid =
        call.size() == 3
            && call.path("user_id").isTextual()
            && call.path("account_id").isTextual()
            && call.path("request").isTextual()
            && StripeAccount.fault(account).isEmpty();
    return valid
        ? Optional.of(new AppCall(account, call.path("request").textValue()))
        : Optional.empty();
  }

  /// Whether the signed call is this request.
  boolean matches(String method, String path) {
    return request.equals(method + " " + path);
  }
}

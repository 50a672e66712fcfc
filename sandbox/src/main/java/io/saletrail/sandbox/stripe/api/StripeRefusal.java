package io.saletrail.sandbox.stripe.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// A response with Stripe's error object.
final class StripeRefusal extends RuntimeException {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INVALID_REQUEST = "invalid_request_error";

  private final int status;
  private final String type;
  private final Optional<String> code;
  private final Optional<String> param;

  private StripeRefusal(
      int status, String type, Optional<String> code, String message, Optional<String> param) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static StripeRefusal badParameter(String code, String param, String message) {
    return new StripeRefusal(400, INVALID_REQUEST, Optional.of(code), message, Optional.of(param));
  }

  static StripeRefusal badRequest(String code, String message) {
    return new StripeRefusal(400, INVALID_REQUEST, Optional.of(code), message, Optional.empty());
  }

  static StripeRefusal missing(String kind, String id) {
    return new StripeRefusal(
        404,
        INVALID_REQUEST,
        Optional.of("resource_missing"),
        "No such " + kind + ": '" + id + "'",
        Optional.of("id"));
  }

  static StripeRefusal unknownRoute(String method, String path) {
    return new StripeRefusal(
        404,
        INVALID_REQUEST,
        Optional.empty(),
        "Unrecognized request URL (" + method + ": " + path + ").",
        Optional.empty());
  }

  static StripeRefusal unauthorized(String message) {
    return new StripeRefusal(401, INVALID_REQUEST, Optional.empty(), message, Optional.empty());
  }

  static StripeRefusal noAccess(String account) {
    return new StripeRefusal(
        403,
        INVALID_REQUEST,
        Optional.of("account_invalid"),
        "The provided key does not have access to account '"
            + account
            + "' (or that account does not exist). Application access may have been"
            + " revoked.",
        Optional.empty());
  }

  static StripeRefusal rateLimited() {
    return new StripeRefusal(
        429,
        INVALID_REQUEST,
        Optional.of("rate_limit"),
        "Request rate limit exceeded.",
        Optional.empty());
  }

  static StripeRefusal broken() {
    return new StripeRefusal(
        500,
        "api_error",
        Optional.empty(),
        "Sorry! There was an error while talking to one of our backends.",
        Optional.empty());
  }

  int status() {
    return status;
  }

  ObjectNode body(String requestId) {
    var body = JSON.createObjectNode();
    var error = body.putObject("error");
    code.ifPresent(value -> error.put("code", value));
    code.ifPresent(value -> error.put("doc_url", "https://stripe.com/docs/error-codes/" + value));
    error.put("message", getMessage());
    param.ifPresent(value -> error.put("param", value));
    error.put("request_log_url", "https://dashboard.stripe.com/logs/" + requestId);
    error.put("type", type);
    return body;
  }
}

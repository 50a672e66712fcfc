package io.saletrail.settings.request.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.saletrail.contracts.privacy.ErasureRequested.Subject;
import io.saletrail.encryption.EmailCipher;
import io.saletrail.runtime.problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Who is to be erased.
public sealed interface ErasureScope {
  /// A buyer.
  ///
  /// @param email an address in the clear
  record Buyer(Optional<String> email, Optional<String> customer) implements ErasureScope {
    /// Not where it could be logged.
    @Override
    public String toString() {
      return "Buyer[…]";
    }
  }

  /// The merchant and everything about them.
  record Merchant() implements ErasureScope {}

  /// The result of parsing.
  sealed interface Parsed {
    record Valid(ErasureScope scope) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).build();

  Pattern CUSTOMER = Pattern.compile("cus_[A-Za-z0-9]{1,200}");

  /// Parses a JSON body.
  static Parsed read(String json) {
    try {
      var body = JSON.readValue(json, ErasureRequest.class);
      return body == null ? unreadable() : read(body);
    } catch (JsonProcessingException e) {
      return unreadable();
    }
  }

  /// Parses the fields of a body or a form.
  static Parsed read(ErasureRequest request) {
    var email = text(request.email());
    var customer = text(request.customer());
    return switch (request.subject().orElse("")) {
      case "MERCHANT" ->
          email.isEmpty() && customer.isEmpty()
              ? new Parsed.Valid(new Merchant())
              : invalid("subject", "MERCHANT takes neither email nor customer.");
      case "BUYER" -> buyer(email, customer);
      default ->
          invalid("subject", "Must be one of " + Subject.BUYER + ", " + Subject.MERCHANT + ".");
    };
  }

  private static Parsed buyer(Optional<String> email, Optional<String> customer) {
    if (email.isEmpty() && customer.isEmpty()) {
      return invalid("email", "Enter the buyer's e-mail address, Stripe customer, or both.");
    }
    if (email.filter(address -> !isAddress(address)).isPresent()) {
      return invalid("email", "Enter an e-mail address.");
    }
    if (customer.filter(id -> !CUSTOMER.matcher(id).matches()).isPresent()) {
      return invalid("customer", "Enter a customer's ID of Stripe, such as cus_QX1y2z.");
    }
    return new Parsed.Valid(new Buyer(email, customer));
  }

  private static boolean isAddress(String text) {
    return text.indexOf('@') > 0
        && text.length() <= EmailCipher.MAX_ADDRESS_CHARS
        && text.chars().noneMatch(c -> c <= ' ');
  }

  private static Optional<String> text(Optional<String> field) {
    return field.map(String::strip).filter(text -> !text.isEmpty());
  }

  private static Parsed unreadable() {
    return invalid("", "The body must be a JSON object.");
  }

  private static Parsed invalid(String field, String message) {
    return new Parsed.Invalid(List.of(new FieldError(field, message)));
  }
}

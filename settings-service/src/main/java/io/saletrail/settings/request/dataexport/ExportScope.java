package io.saletrail.settings.request.dataexport;

import io.saletrail.runtime.problem.FieldError;
import io.saletrail.settings.request.erasure.ErasureRequest;
import io.saletrail.settings.request.erasure.ErasureScope;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose data is to be exported.
public sealed interface ExportScope {
  /// A buyer.
  ///
  /// @param email an address in the clear
  record Buyer(String email) implements ExportScope {
    /// Not where it could be logged.
    @Override
    public String toString() {
      return "Buyer[…]";
    }
  }

  /// The merchant.
  record Merchant() implements ExportScope {}

  /// The result of parsing.
  sealed interface Parsed {
    record Valid(ExportScope scope) implements Parsed {}

    record Invalid(List<FieldError> errors) implements Parsed {}
  }

  /// Parses a JSON body.
  static Parsed read(String json) {
    return of(ErasureScope.read(json));
  }

  /// Parses the fields of a form.
  static Parsed read(@Nullable String subject, @Nullable String email) {
    return of(
        ErasureScope.read(
            new ErasureRequest(
                Optional.ofNullable(subject), Optional.ofNullable(email), Optional.empty())));
  }

  private static Parsed of(ErasureScope.Parsed parsed) {
    return switch (parsed) {
      case ErasureScope.Parsed.Invalid(var errors) -> new Parsed.Invalid(errors);
      case ErasureScope.Parsed.Valid(ErasureScope.Merchant _) -> new Parsed.Valid(new Merchant());
      case ErasureScope.Parsed.Valid(ErasureScope.Buyer buyer) -> of(buyer);
    };
  }

  /// Which addresses a customer paid with, only conversion-service knows.
  private static Parsed of(ErasureScope.Buyer buyer) {
    if (buyer.customer().isPresent()) {
      var sentence = "An export finds a buyer by e-mail address only.";
      return new Parsed.Invalid(List.of(new FieldError("customer", sentence)));
    }
    return new Parsed.Valid(new Buyer(buyer.email().orElseThrow()));
  }
}

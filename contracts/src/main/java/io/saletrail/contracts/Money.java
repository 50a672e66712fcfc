package io.saletrail.contracts;

import java.util.Locale;

/// An amount as Stripe states it: in the currency's smallest unit **as Stripe counts it**, which is
/// not always ISO 4217's (source: docs.stripe.com/currencies).
///
/// @param amountMinor smallest units; 1999 with `eur` is 19.99 euros, 1999 with `jpy` is 1999 yen
/// @param currency three-letter code in lower case, as Stripe writes it
public record Money(long amountMinor, String currency) {
  public Money {
    currency = currency.toLowerCase(Locale.ROOT);
  }

  /// The same currency with another amount.
  public Money withAmount(long otherAmountMinor) {
    return new Money(otherAmountMinor, currency);
  }
}

package io.saletrail.publisher.delivery;

import io.saletrail.contracts.Money;
import io.saletrail.contracts.conversion.ConversionChanged;
import io.saletrail.contracts.conversion.Credit;

/// The part of a conversion that Trackdesk is told once, when it is created: no call of Trackdesk's
/// changes it afterwards.
///
/// @param conversion `{account}:{externalId}`
/// @param account the merchant, `acct_…`
/// @param externalId what Trackdesk knows it by
/// @param type the merchant's conversion type code
/// @param credit whom it is credited to
/// @param mode whether it counts or is a test
public record Sale(
        String conversion,
        String account,
        String externalId,
        String type,
        Credit credit,
        Money amount,
        ConversionChanged.Delivery mode) {

    static Sale of(ConversionChanged change) {
        return new Sale(
                change.conversion(),
                change.account(),
                change.externalId(),
                change.conversionType(),
                change.credit(),
                change.amount(),
                change.delivery());
    }
}

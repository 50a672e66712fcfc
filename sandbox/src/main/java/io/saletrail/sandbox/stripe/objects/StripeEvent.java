package io.saletrail.sandbox.stripe.objects;

/// An event with its rendering from the time when it happened.
///
/// @param objectId the id of its object
/// @param recordedAtMillis real time of recording, which may differ from `created` under a shifted
///     clock
/// @param json the whole event in the account's API version
public record StripeEvent(
    String id,
    String account,
    long created,
    String type,
    String objectId,
    long recordedAtMillis,
    String json)
    implements StripeObject {}

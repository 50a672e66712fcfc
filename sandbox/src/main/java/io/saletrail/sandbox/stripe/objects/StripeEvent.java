package io.saletrail.sandbox.stripe.objects;

/// An event as it was rendered when it happened; it keeps that rendering for ever.
///
/// @param objectId the id of the object that it is about
/// @param recordedAtMillis real time of recording, which may differ from `created` under a
///     moved clock
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

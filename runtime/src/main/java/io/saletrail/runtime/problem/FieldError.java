package io.saletrail.runtime.problem;

/// The error of one field.
///
/// @param field the API's name, such as `options.recurringLimit`
/// @param detail a sentence for the user; never repeats a secret
public record FieldError(String field, String detail) {}

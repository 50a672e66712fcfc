package io.saletrail.settings.problem;

/// What is wrong with one field.
///
/// @param field its name as the API writes it, `options.recurringLimit`
/// @param detail a sentence for whoever typed it; never repeats a secret
public record FieldError(String field, String detail) {}

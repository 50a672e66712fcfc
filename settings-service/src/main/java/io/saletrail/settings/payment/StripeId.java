package io.saletrail.settings.payment;

import java.util.regex.Pattern;

/// What an id of Stripe's looks like: a short prefix, an underscore, letters and digits.
public final class StripeId {
    private static final Pattern SHAPE = Pattern.compile("[a-z]{2,12}_[A-Za-z0-9_-]{1,250}");

    private StripeId() {}

    /// What somebody typed turned out to be.
    public sealed interface Reading {
        record One(String id) implements Reading {}

        record NotOne(String detail) implements Reading {}
    }

    public static Reading read(String typed) {
        var id = typed.strip();
        return SHAPE.matcher(id).matches()
                ? new Reading.One(id)
                : new Reading.NotOne(
                        "A Stripe id looks like cs_…, pi_…, ch_…, in_…, sub_…, re_…, du_… or"
                                + " evt_….");
    }
}

/// What a person sees in the browser: the page behind a payment link, and a dashboard with
/// buttons for everything that can happen to a payment.
///
/// Reading order: PageRoutes, CheckoutPages, CheckoutView, Dashboard, DashboardView, Buttons,
/// Html, Money.
@NullMarked
package io.saletrail.sandbox.stripe.pages;

import org.jspecify.annotations.NullMarked;

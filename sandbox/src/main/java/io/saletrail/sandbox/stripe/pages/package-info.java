/// The stand-in's web pages: checkout behind a payment link, and a dashboard with buttons for every
/// possible action.
///
/// Reading order: PageRoutes, CheckoutPages, CheckoutView, Dashboard, DashboardView, Buttons,
/// Html, Money.
@NullMarked
package io.saletrail.sandbox.stripe.pages;

import org.jspecify.annotations.NullMarked;

/// What can happen to one purchase at Stripe, and what must be left of it at Trackdesk.
///
/// Reading order: [Purchase] with its actions; [PurchaseHistory], the kinds of histories step by
/// step, each with its [Expectation]s.
@NullMarked
package io.saletrail.stack.purchase;

import org.jspecify.annotations.NullMarked;

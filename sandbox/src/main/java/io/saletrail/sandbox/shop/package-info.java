/// A merchant's website: what a merchant pastes and links to use Saletrail, and nothing else of it.
///
/// Reading order: [Shop]; its pages are in the resources.
@NullMarked
package io.saletrail.sandbox.shop;

import org.jspecify.annotations.NullMarked;

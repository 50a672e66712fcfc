/// A merchant's website: only what a merchant pastes and links to use Saletrail.
///
/// Reading order: [Shop]; its pages are in the resources.
@NullMarked
package io.saletrail.sandbox.shop;

import org.jspecify.annotations.NullMarked;

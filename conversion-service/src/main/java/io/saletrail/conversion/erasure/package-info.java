/// The end of personal data: buyers and merchants that are erased, and addresses past their
/// retention.
///
/// Reading order: [ErasureFeed], [ErasureLedger], [AddressTable], [AddressSweep].
@NullMarked
package io.saletrail.conversion.erasure;

import org.jspecify.annotations.NullMarked;

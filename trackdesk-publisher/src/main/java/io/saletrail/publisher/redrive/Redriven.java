package io.saletrail.publisher.redrive;

import io.saletrail.contracts.conversion.ConversionStatus;
import io.saletrail.contracts.delivery.DeliveryAttempted.Call;
import io.saletrail.contracts.delivery.DeliveryHeld;
import io.saletrail.publisher.delivery.Delivery;
import io.saletrail.publisher.delivery.DeliveryRules;
import io.saletrail.publisher.delivery.State;
import io.saletrail.publisher.delivery.Step;
import io.saletrail.publisher.merchant.Merchant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a re-drive does, or would do.
///
/// @param rehearsal whether nothing was changed
/// @param sent calls that are due now
/// @param held deliveries that wait for their merchant instead
/// @param first the first of them, one by one
/// @param more where to go on, when there are more than one request is for
record Redriven(
        boolean rehearsal, long sent, long held, List<Planned> first, Optional<String> more) {
    /// Deliveries that are shown one by one.
    private static final int SHOWN = 100;

    /// One delivery that is tried again.
    ///
    /// @param call what is sent; absent where it has to wait for the merchant
    /// @param waitsFor what for
    record Planned(
            String conversion,
            Optional<Call> call,
            ConversionStatus status,
            String type,
            long amountMinor,
            String currency,
            Optional<DeliveryHeld.Cause> waitsFor) {

        /// @param delivery as the re-drive leaves it
        static Planned of(Delivery delivery, Merchant merchant) {
            var step = DeliveryRules.next(delivery, merchant);
            var sale = delivery.sale();
            return new Planned(
                    sale.conversion(),
                    step instanceof Step.Send send ? Optional.of(send.call()) : Optional.empty(),
                    step instanceof Step.Send send ? send.status() : delivery.wanted().status(),
                    sale.type(),
                    sale.amount().amountMinor(),
                    sale.amount().currency(),
                    delivery.state() instanceof State.Held(var cause)
                            ? Optional.of(cause)
                            : Optional.empty());
        }
    }

    static Redriven nothing(boolean rehearsal) {
        return new Redriven(rehearsal, 0, 0, List.of(), Optional.empty());
    }

    long deliveries() {
        return sent + held;
    }

    Redriven and(List<Planned> further) {
        var waiting = further.stream().filter(each -> each.waitsFor().isPresent()).count();
        var shown = new ArrayList<>(first);
        further.stream().limit(SHOWN - shown.size()).forEach(shown::add);
        return new Redriven(
                rehearsal, sent + further.size() - waiting, held + waiting, shown, more);
    }

    Redriven goingOn(String after) {
        return new Redriven(rehearsal, sent, held, first, Optional.of(after));
    }
}

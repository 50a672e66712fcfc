package io.saletrail.settings.console;

import io.saletrail.settings.health.HealthQuery;
import io.saletrail.settings.merchant.MerchantQuery;
import io.saletrail.settings.merchant.SettingsAnswer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// What stands around the pages of a merchant, with what is wrong at the top.
@ApplicationScoped
public class Frames {
    private final MerchantQuery merchants;
    private final HealthQuery health;

    Frames(MerchantQuery merchants, HealthQuery health) {
        this.merchants = merchants;
        this.health = health;
    }

    public Uni<Frame> merchant(String title, String account, Frame.Tab tab, Viewer viewer) {
        return merchants
                .settings(account)
                .chain(settings -> merchant(title, account, settings, tab, viewer));
    }

    Uni<Frame> merchant(
            String title,
            String account,
            Optional<SettingsAnswer> settings,
            Frame.Tab tab,
            Viewer viewer) {
        var frame = Frame.merchant(title, account, settings, tab, viewer);
        return health.troubles(List.of(account))
                .map(troubles -> frame.warning(troubles.getOrDefault(account, List.of())));
    }
}

package io.saletrail.settings.conversion;

import io.saletrail.contracts.Fact;
import io.saletrail.contracts.FactFormat;
import io.saletrail.contracts.FactFormat.Reading;
import io.saletrail.contracts.conversion.ConversionFact;
import io.saletrail.contracts.delivery.DeliveryFact;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A fact about a payment or its delivery, as it came.
@Entity
@Immutable
@Table(name = "story_entry")
class StoryEntry {
    @Id
    @Column(name = "fact_id")
    String factId;

    String account;

    @Nullable String payment;

    @Nullable String conversion;

    @Enumerated(EnumType.STRING)
    Family family;

    @Column(name = "happened_at")
    Instant happenedAt;

    /// Orders what happened in the same millisecond.
    long position;

    String fact;

    /// Whose fact it is, and so how to read it.
    enum Family {
        LIFECYCLE,
        DELIVERY
    }

    /// The fact itself; empty should this version not know it any more.
    Optional<Fact> read() {
        var reading =
                switch (family) {
                    case LIFECYCLE -> FactFormat.read(bytes(), ConversionFact.class);
                    case DELIVERY -> FactFormat.read(bytes(), DeliveryFact.class);
                };
        return switch (reading) {
            case Reading.Known<?>(var known) -> Optional.of(known);
            case Reading.Unknown<?> _, Reading.Broken<?> _ -> Optional.empty();
        };
    }

    private byte[] bytes() {
        return fact.getBytes(StandardCharsets.UTF_8);
    }
}

package io.gyosil.analytics.feature;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.time.LocalDate;

/** A stored fact by what it is known by, and the day that it counts on. */
@Introspected
record DatedFact(String sessionId, int position, Instant answeredAt, String userId, String topicId, LocalDate date) {

    /** The row of features that it is part of. */
    FeatureKey key() {
        return on(date);
    }

    /** The row that it would be part of on another day. */
    FeatureKey on(LocalDate day) {
        return new FeatureKey(userId, topicId, day);
    }
}

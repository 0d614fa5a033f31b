package io.gyosil.analytics.feature;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which features are wanted; null means any.
 *
 * @param learners of these
 * @param topicId on this topic
 * @param from on this day or later
 * @param to on this day or earlier
 */
public record FeatureFilter(
        Learners learners,
        @Nullable String topicId,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Whether one learner or one topic is asked for, so that the newest days come first; else learner by learner. */
    public boolean isNarrow() {
        return learners instanceof Learners.One || topicId != null;
    }
}

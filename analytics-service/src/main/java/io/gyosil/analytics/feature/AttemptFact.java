package io.gyosil.analytics.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One graded answer. Its identity is session, position and time; the same answer reported again changes nothing.
 *
 * @param sessionId the session in which it was given
 * @param position its place there, from 0
 * @param answeredAt when; never changes
 * @param orgId the organization whose topic it is; null in events that do not name one
 * @param userId the learner
 * @param topicId the topic
 * @param itemId the shared item; for a question without one, the question
 * @param outcome {@code correct}, {@code wrong} or {@code unsure}
 * @param responseTimeMs how long it took, in milliseconds, if known
 * @param source {@code study} or {@code exam}
 * @param origin the session by the client's name of it
 * @param version of the same answer, from 1; a newer one replaces an older
 */
public record AttemptFact(
        String sessionId,
        int position,
        Instant answeredAt,
        @Nullable Long orgId,
        String userId,
        String topicId,
        String itemId,
        String outcome,
        @Nullable Integer responseTimeMs,
        String source,
        String origin,
        int version) {

    /** The row of features that this fact is part of, where days begin and end as in this zone. */
    public FeatureKey key(ZoneId zone) {
        return new FeatureKey(userId, topicId, LocalDate.ofInstant(answeredAt, zone));
    }
}

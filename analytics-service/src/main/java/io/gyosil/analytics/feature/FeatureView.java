package io.gyosil.analytics.feature;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A learner's day on a topic. What is in {@code features} is documented field by field in docs/events.md.
 *
 * @param userId the learner
 * @param topicId the topic
 * @param date the calendar day in the organization's time zone
 * @param features the figures of the day, JSON
 * @param createdAt when the day was first computed
 * @param updatedAt when it last changed
 */
public record FeatureView(
        String userId,
        String topicId,
        LocalDate date,
        @JsonRawValue String features,
        Instant createdAt,
        Instant updatedAt) {}

package io.gyosil.analytics.feature;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A learner's day on a topic.
 *
 * @param userId the learner
 * @param topicId the topic
 * @param date the calendar day in the organization's time zone
 * @param features the figures of the day
 * @param createdAt when the day was first computed
 * @param updatedAt when it last changed
 */
@MappedEntity("features_topic_daily")
record FeatureView(
        @Id @Schema(example = "1001") String userId,
        @Id @Schema(example = "t-3") String topicId,
        @Id LocalDate date,
        @TypeDef(type = DataType.JSON) DailyFeatures features,
        Instant createdAt,
        Instant updatedAt) {}

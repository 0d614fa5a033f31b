package io.gyosil.study.question;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as viewers and teachers get it.
 *
 * @param id our key, the order among changes of one moment
 * @param orgId the organization in which it has its name; null in an installation without rosters
 * @param pubId its name for viewers
 * @param sourceId the shared item
 * @param userId the learner that it belongs to
 * @param topicId its topic
 * @param topicName the topic's name
 * @param subject the topic's subject
 * @param content the question itself
 * @param choices what can be chosen
 * @param key the right choice's number, from 1
 * @param changedAt when it last changed
 */
@Introspected
record QuestionView(
        @JsonIgnore long id,
        @Nullable @Schema(example = "1") Long orgId,
        @Schema(example = "q-17") String pubId,
        @Nullable @Schema(example = "17") Long sourceId,
        @Schema(example = "1001") String userId,
        @Schema(example = "t-3") String topicId,
        @Schema(example = "일차방정식") String topicName,
        @Schema(example = "수학") String subject,
        @Schema(example = "2x = 4일 때 x는?") String content,
        @TypeDef(type = DataType.JSON) List<String> choices,
        @Schema(example = "2") int key,
        Instant changedAt) {}

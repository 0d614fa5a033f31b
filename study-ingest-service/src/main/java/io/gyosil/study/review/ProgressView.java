package io.gyosil.study.review;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner stands with one question, as it is shown.
 *
 * @param questionId our key of the question, by which the list is ordered
 * @param pubId the question
 * @param topicId its topic
 * @param attempts all attempts
 * @param correct attempts graded correct
 * @param wrong attempts graded wrong
 * @param unsure attempts graded unsure
 * @param lastOutcome the latest outcome
 * @param chronic whether it keeps failing
 * @param stability FSRS-6: days until the probability of recall falls to 90 %
 * @param difficulty FSRS-6: 1 to 10
 * @param due when to ask again
 * @param reps reviews so far
 * @param lapses how often it was forgotten after it had been known
 */
@Introspected
record ProgressView(
        @JsonIgnore long questionId,
        @Schema(example = "q-17") String pubId,
        @Schema(example = "t-3") String topicId,
        @Schema(example = "4") int attempts,
        @Schema(example = "2") int correct,
        @Schema(example = "1") int wrong,
        @Schema(example = "1") int unsure,

        @Nullable
        @Schema(
                example = "correct",
                allowableValues = {"correct", "wrong", "unsure"})
        String lastOutcome,

        boolean chronic,
        @Schema(example = "4.2") double stability,
        @Schema(example = "5.3") double difficulty,
        Instant due,
        @Schema(example = "4") int reps,
        @Schema(example = "0") int lapses) {}

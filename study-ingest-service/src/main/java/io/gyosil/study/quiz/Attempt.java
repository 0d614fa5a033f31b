package io.gyosil.study.quiz;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One graded answer.
 *
 * @param position its place in the upload, from 0
 * @param questionId our id of the question
 * @param pubId the question as a viewer knows it
 * @param sourceId the shared item, if there is one
 * @param selected the number of the choice taken, from 1
 * @param unsure whether the learner said so
 * @param outcome by {@link OutcomeRule}
 * @param answeredAt when, to the microsecond
 * @param responseTimeMs how long it took, in milliseconds
 */
public record Attempt(
        int position,
        long questionId,
        String pubId,
        @Nullable Long sourceId,
        @Nullable Integer selected,
        boolean unsure,
        Outcome outcome,
        Instant answeredAt,
        @Nullable Integer responseTimeMs) {}

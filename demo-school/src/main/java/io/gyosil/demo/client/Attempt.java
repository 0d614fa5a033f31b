package io.gyosil.demo.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One answer of a learner inside an {@link Upload}.
 *
 * @param pubId the learner's own question
 * @param selected number of the chosen choice from 1; null only where {@code unsure}
 * @param unsure whether the learner said so
 * @param answeredAt when, or null where the viewer did not note it
 * @param responseTimeMs milliseconds from seeing the question to answering it
 */
public record Attempt(
        String pubId,
        @Nullable Integer selected,
        boolean unsure,
        @Nullable Instant answeredAt,
        int responseTimeMs) {

    public Attempt {
        if (selected == null && !unsure) {
            throw new IllegalArgumentException("an answer without a choice must be marked unsure: " + pubId);
        }
    }
}

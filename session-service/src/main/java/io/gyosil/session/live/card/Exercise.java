package io.gyosil.session.live.card;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A problem (seed 001).
 *
 * @param orgId the organization whose it is
 * @param classId the class whose it is; null when it is for all classes of the organization
 * @param content what is asked, and how
 * @param version grows with every change
 */
public record Exercise(
        UUID problemId, long orgId, @Nullable String classId, Content content, Instant createdAt, long version) {

    /**
     * What is asked.
     *
     * @param question 1 to 2,000 characters
     * @param answer the one that counts, 1 to 500 characters
     * @param type {@code vocabulary}, {@code proverb} or {@code math}
     * @param difficulty 1 (easy) to 5
     * @param grade for whom, such as {@code 5} or {@code 1-1}; at most 10 characters
     */
    public record Content(String question, String answer, String type, int difficulty, String grade) {}

    /** One to be made. */
    public record Draft(@Nullable String classId, Content content) {}
}

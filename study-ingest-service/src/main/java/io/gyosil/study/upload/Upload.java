package io.gyosil.study.upload;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer sent, checked for form; its times are still the viewer's.
 *
 * @param clientSessionUuid the viewer's name of it, at most 64 characters
 * @param orgId the organization whose questions are meant; null when the viewer did not say
 * @param startedAt when the learner began
 * @param finishedAt when the learner was done
 * @param sentAt the viewer's clock when it wrote this; may be new at each resend, and no part of the content
 * @param quizMode how the questions were chosen
 * @param attempts the answers, in order
 * @param ignoredFields fields that this server does not know, such as {@code mood} or {@code attempts[].mood}, and times
 *     that can be none
 */
record Upload(
        String clientSessionUuid,
        @Nullable Long orgId,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant sentAt,
        String quizMode,
        List<Answer> attempts,
        List<String> ignoredFields) {

    /** Pointers to the names of some answers' questions. */
    List<String> pointers(Predicate<Answer> which) {
        return IntStream.range(0, attempts.size())
                .filter(i -> which.test(attempts.get(i)))
                .mapToObj(i -> "/attempts/" + i + "/pub_id")
                .toList();
    }

    /**
     * One answer as it was sent.
     *
     * @param pubId the question
     * @param selected the number of the choice taken, from 1; null only when unsure
     * @param unsure whether the learner said so
     * @param answeredAt when
     * @param responseTimeMs how long it took, in milliseconds
     * @param raw the answer just as it came, JSON
     */
    record Answer(
            String pubId,
            @Nullable Integer selected,
            boolean unsure,
            @Nullable Instant answeredAt,
            @Nullable Integer responseTimeMs,
            Supplier<String> raw) {}
}

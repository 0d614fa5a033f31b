package io.gyosil.study.question;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is published in an organization: one learner's copy of a shared item.
 *
 * @param pubId its name for viewers, unique in the organization
 * @param sourceId the shared item, over which item statistics pool
 * @param userId the learner that it belongs to
 * @param topicId its topic
 * @param topicName the topic's name
 * @param subject the topic's subject
 * @param content the question itself
 * @param choices what can be chosen
 * @param key the right choice's number, from 1
 */
public record Question(
        String pubId,
        @Nullable Long sourceId,
        String userId,
        String topicId,
        String topicName,
        String subject,
        String content,
        List<String> choices,
        int key) {

    /**
     * A published question with the time of its last change.
     *
     * @param id our key, the order among changes of one moment
     * @param orgId the organization; 0 for none
     */
    public record Published(long id, long orgId, Question question, Instant changedAt) {}
}

package io.gyosil.study.question;

import io.gyosil.study.Organizations;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;

/** A question as viewers and teachers get it: as it was published, with its organization and the time of its last change. */
record QuestionView(
        @Nullable Long orgId,
        String pubId,
        @Nullable Long sourceId,
        String userId,
        String topicId,
        String topicName,
        String subject,
        String content,
        List<String> choices,
        int key,
        Instant changedAt) {

    static QuestionView of(Question.Published published) {
        Question question = published.question();
        return new QuestionView(
                Organizations.onTheWire(published.orgId()),
                question.pubId(),
                question.sourceId(),
                question.userId(),
                question.topicId(),
                question.topicName(),
                question.subject(),
                question.content(),
                question.choices(),
                question.key(),
                published.changedAt());
    }
}

package io.gyosil.study.question;

import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSession.TopicRef;
import org.jspecify.annotations.Nullable;

/**
 * What grading needs of a question.
 *
 * @param id our key
 * @param pubId its name for viewers
 * @param sourceId the shared item
 * @param owner the learner that it belongs to
 * @param topic its topic
 * @param key the right choice's number, from 1
 */
public record ResolvedQuestion(
        long id, String pubId, @Nullable Long sourceId, Learner owner, TopicRef topic, int key) {}

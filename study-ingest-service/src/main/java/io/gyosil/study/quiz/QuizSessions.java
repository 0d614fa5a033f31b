package io.gyosil.study.quiz;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The quizzes of all learners. Works in the open transaction. */
public interface QuizSessions {

    /**
     * Keeps finished quizzes with their attempts.
     *
     * @return our keys by session id
     */
    Map<String, Long> save(List<QuizSession> sessions);

    /**
     * The quiz of that session id, or of our key when it is a number.
     *
     * @param orgId the organization that is meant; null for any
     */
    Optional<QuizView> find(String id, @Nullable Long orgId);
}

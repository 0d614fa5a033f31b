package io.gyosil.study.quiz;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The quizzes of all learners. Works in the open transaction. */
public interface QuizSessions {

    /**
     * Keeps finished quizzes with their attempts.
     *
     * @return our keys by session id
     */
    Map<String, Long> save(List<QuizSession> sessions);

    /** The quiz of that session id, or of our key when it is a number. */
    Optional<QuizView> find(String id);
}

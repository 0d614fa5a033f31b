package io.gyosil.session.register;

import io.gyosil.kit.database.Transactions;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Enters study quizzes. All of a row follows from any one part of a quiz's event, so duplicates, any order and any replay
 * end in the same state.
 */
@Singleton
class StudyQuizzes {

    private final Transactions transactions;
    private final Sessions sessions;

    StudyQuizzes(@Named("worker") Transactions transactions, Sessions sessions) {
        this.transactions = transactions;
        this.sessions = sessions;
    }

    /** Enters some. */
    void enter(List<RegisteredSession> quizzes) {
        Map<String, RegisteredSession> each = new LinkedHashMap<>();
        quizzes.forEach(quiz -> each.put(quiz.sessionId(), quiz));
        transactions.run(() -> sessions.putStudy(List.copyOf(each.values())));
    }
}

package io.gyosil.study.review.jdbc;

import io.gyosil.kit.database.Transactions;
import io.gyosil.study.review.LearnerProgress;
import io.gyosil.study.review.ProgressView;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcLearnerProgress implements LearnerProgress {

    private static final String KNOWS = """
        SELECT EXISTS (
            SELECT FROM study_questions q JOIN study_users u ON u.id = q.user_id
            WHERE u.user_id = :userId AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId))
        """;

    private static final String OF = """
        SELECT p.question_id, q.pub_id, t.topic_id, p.correct, p.wrong, p.unsure,
               p.recent[cardinality(p.recent)] AS last_outcome, p.chronic, p.stability, p.difficulty, p.due, p.reps,
               p.lapses
        FROM study_users u
        JOIN study_questions q ON q.user_id = u.id
        JOIN question_progress p ON p.question_id = q.id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE u.user_id = :userId AND q.id > :after AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId)
        ORDER BY q.id
        LIMIT :limit
        """;

    @Override
    public boolean knows(String userId, @Nullable Long orgId) {
        return Transactions.handle()
                .createQuery(KNOWS)
                .bind("userId", userId)
                .bind("orgId", orgId)
                .mapTo(boolean.class)
                .one();
    }

    @Override
    public List<ProgressView.Row> of(String userId, @Nullable Long orgId, long afterQuestionId, int limit) {
        return Transactions.handle()
                .createQuery(OF)
                .bind("userId", userId)
                .bind("orgId", orgId)
                .bind("after", afterQuestionId)
                .bind("limit", limit)
                .map((row, context) -> new ProgressView.Row(row.getLong("question_id"), view(row)))
                .list();
    }

    private static ProgressView view(ResultSet row) throws SQLException {
        int correct = row.getInt("correct");
        int wrong = row.getInt("wrong");
        int unsure = row.getInt("unsure");
        return new ProgressView(
                row.getString("pub_id"),
                row.getString("topic_id"),
                correct + wrong + unsure,
                correct,
                wrong,
                unsure,
                row.getString("last_outcome"),
                row.getBoolean("chronic"),
                row.getDouble("stability"),
                row.getDouble("difficulty"),
                row.getObject("due", OffsetDateTime.class).toInstant(),
                row.getInt("reps"),
                row.getInt("lapses"));
    }
}

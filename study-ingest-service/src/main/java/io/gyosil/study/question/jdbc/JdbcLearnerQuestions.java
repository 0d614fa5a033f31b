package io.gyosil.study.question.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.database.Transactions;
import io.gyosil.study.question.LearnerQuestions;
import io.gyosil.study.question.Question;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcLearnerQuestions implements LearnerQuestions {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private static final String OF_LEARNER = """
        SELECT q.id, q.org_id, q.pub_id, q.source_id, u.user_id, t.topic_id, t.name, t.subject, q.content, q.choices, q.key,
               q.updated_at
        FROM study_questions q
        JOIN study_users u ON u.id = q.user_id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE u.user_id = :userId AND (cast(:orgId AS bigint) IS NULL OR q.org_id = :orgId)
          AND (q.updated_at, q.id) > (coalesce(:changedAfter, '-infinity'::timestamptz), :afterId)
        ORDER BY q.updated_at, q.id
        LIMIT :limit
        """;

    @Override
    public List<Question.Published> of(
            String userId, @Nullable Long orgId, @Nullable Instant changedAfter, long afterId, int limit) {
        return Transactions.handle()
                .createQuery(OF_LEARNER)
                .bind("userId", userId)
                .bind("orgId", orgId)
                .bind("changedAfter", changedAfter)
                .bind("afterId", afterId)
                .bind("limit", limit)
                .map((row, context) -> published(row))
                .list();
    }

    private static Question.Published published(ResultSet row) throws SQLException {
        Question question = new Question(
                row.getString("pub_id"),
                row.getObject("source_id", Long.class),
                row.getString("user_id"),
                row.getString("topic_id"),
                row.getString("name"),
                row.getString("subject"),
                row.getString("content"),
                texts(row.getString("choices")),
                row.getInt("key"));
        return new Question.Published(
                row.getLong("id"),
                row.getLong("org_id"),
                question,
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static List<String> texts(String json) {
        try {
            return JSON.readValue(json, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("choices are not a list of texts", e);
        }
    }
}

package io.gyosil.study.question;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSession.TopicRef;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the questions of an upload, in plain JDBC: the second of the four trips to the server that an upload makes, see
 * {@code docs/adr/0030-an-upload-in-four-trips.md}.
 */
@Singleton
public class QuestionLookUp {

    static final String RESOLVE = """
        SELECT q.id, q.pub_id, q.source_id, q.key, u.id AS learner, u.user_id, t.id AS topic, q.org_id, t.topic_id,
               t.subject
        FROM study_questions q
        JOIN study_users u ON u.id = q.user_id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE q.pub_id = ANY (?) AND (?::bigint IS NULL OR q.org_id = ?)
        """;

    private final StatementPipeline statements;

    QuestionLookUp(StatementPipeline statements) {
        this.statements = statements;
    }

    /**
     * What names stand for.
     *
     * @param known the question of each name; unknown names are left out
     * @param ambiguous the names that several organizations have
     */
    public record Resolution(Map<String, ResolvedQuestion> known, Set<String> ambiguous) {}

    /**
     * The questions behind these names, in the open transaction.
     *
     * @param orgId the organization that is meant; null for any
     */
    public Resolution resolve(Collection<String> pubIds, @Nullable Long orgId) {
        Map<String, ResolvedQuestion> known = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        Object names = pubIds.toArray(String[]::new);
        for (ResolvedQuestion question :
                statements.query(RESOLVE, Arrays.asList(names, orgId, orgId), QuestionLookUp::resolved)) {
            if (known.put(question.pubId(), question) != null) {
                ambiguous.add(question.pubId());
            }
        }
        return new Resolution(known, ambiguous);
    }

    private static ResolvedQuestion resolved(ResultSet row) throws SQLException {
        return new ResolvedQuestion(
                row.getLong("id"),
                row.getString("pub_id"),
                row.getObject("source_id", Long.class),
                new Learner(row.getLong("learner"), row.getString("user_id")),
                new TopicRef(
                        row.getLong("topic"),
                        row.getLong("org_id"),
                        row.getString("topic_id"),
                        row.getString("subject")),
                row.getInt("key"));
    }
}

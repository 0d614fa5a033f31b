package io.gyosil.study.question.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.database.Statements;
import io.gyosil.kit.database.Transactions;
import io.gyosil.study.question.PublishedQuestions;
import io.gyosil.study.question.Question;
import io.gyosil.study.question.ResolvedQuestion;
import io.gyosil.study.quiz.QuizSession.Learner;
import io.gyosil.study.quiz.QuizSession.TopicRef;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

@Singleton
class JdbcPublishedQuestions implements PublishedQuestions {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String RESOLVE = """
        SELECT q.id, q.pub_id, q.source_id, q.key, u.id AS learner, u.user_id, t.id AS topic, q.org_id, t.topic_id, t.subject
        FROM study_questions q
        JOIN study_users u ON u.id = q.user_id
        JOIN study_topics t ON t.id = q.study_topic_id
        WHERE q.pub_id = ANY (?) AND (?::bigint IS NULL OR q.org_id = ?)
        """;

    private static final String TAKEN_BY_OTHERS = """
        SELECT q.pub_id
        FROM unnest(:pubIds, :userIds) AS n (pub_id, user_id)
        JOIN study_questions q ON q.org_id = :orgId AND q.pub_id = n.pub_id
        JOIN study_users u ON u.id = q.user_id
        WHERE u.user_id <> n.user_id
        ORDER BY q.pub_id
        """;

    // Sorted, so that two teachers who publish at once wait for each other instead of blocking one another.
    private static final String ADD_LEARNERS = """
        INSERT INTO study_users (user_id)
        SELECT DISTINCT user_id FROM unnest(:userIds) AS n (user_id) ORDER BY user_id
        ON CONFLICT (user_id) DO NOTHING
        """;

    // Who publishes for a learner waits for who did before: so later changes have later times, and a viewer that asks
    // for what changed after the latest it has seen misses none.
    private static final String LOCK_LEARNERS = """
        SELECT id FROM study_users WHERE user_id = ANY (:userIds) ORDER BY user_id FOR NO KEY UPDATE
        """;

    private static final String ADD_TOPICS = """
        INSERT INTO study_topics AS t (org_id, topic_id, name, subject)
        SELECT DISTINCT ON (topic_id) :orgId, topic_id, name, subject
        FROM unnest(:topicIds, :topicNames, :subjects) WITH ORDINALITY AS n (topic_id, name, subject, position)
        ORDER BY topic_id, position DESC
        ON CONFLICT (org_id, topic_id) DO UPDATE
            SET name = excluded.name, subject = excluded.subject, updated_at = now()
            WHERE (t.name, t.subject) IS DISTINCT FROM (excluded.name, excluded.subject)
        """;

    // xmax is 0 in a row that this statement made, and not in one that it changed.
    private static final String ADD_QUESTIONS = """
        INSERT INTO study_questions AS q (org_id, pub_id, source_id, user_id, study_topic_id, content, choices, key,
            updated_at)
        SELECT t.org_id, n.pub_id, n.source_id, u.id, t.id, n.content, n.choices::jsonb, n.key, clock_timestamp()
        FROM unnest(:pubIds, :sourceIds, :userIds, :topicIds, :contents, :choices, :keys)
                 AS n (pub_id, source_id, user_id, topic_id, content, choices, key)
        JOIN study_users u USING (user_id)
        JOIN study_topics t ON t.org_id = :orgId AND t.topic_id = n.topic_id
        ORDER BY n.pub_id
        ON CONFLICT (pub_id, org_id) DO UPDATE
            SET source_id = excluded.source_id, study_topic_id = excluded.study_topic_id,
                content = excluded.content, choices = excluded.choices, key = excluded.key,
                updated_at = excluded.updated_at
            WHERE q.user_id = excluded.user_id AND (q.source_id, q.study_topic_id, q.content, q.choices, q.key)
                IS DISTINCT FROM
                (excluded.source_id, excluded.study_topic_id, excluded.content, excluded.choices, excluded.key)
        RETURNING xmax = 0 AS created
        """;

    @Override
    public Resolution resolve(Collection<String> pubIds, @Nullable Long orgId) {
        Map<String, ResolvedQuestion> known = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        List<@Nullable Object> parameters = Arrays.asList(pubIds.toArray(String[]::new), orgId, orgId);
        for (ResolvedQuestion question : Statements.query(RESOLVE, parameters, JdbcPublishedQuestions::resolved)) {
            if (known.put(question.pubId(), question) != null) {
                ambiguous.add(question.pubId());
            }
        }
        return new Resolution(known, ambiguous);
    }

    @Override
    public List<String> takenByOthers(long orgId, List<Question> questions) {
        return Transactions.handle()
                .createQuery(TAKEN_BY_OTHERS)
                .bind("orgId", orgId)
                .bindArray("pubIds", String.class, each(questions, Question::pubId))
                .bindArray("userIds", String.class, each(questions, Question::userId))
                .mapTo(String.class)
                .list();
    }

    @Override
    public Counts publish(long orgId, List<Question> questions) {
        Transactions.handle()
                .createUpdate(ADD_LEARNERS)
                .bindArray("userIds", String.class, each(questions, Question::userId))
                .execute();
        Transactions.handle()
                .createQuery(LOCK_LEARNERS)
                .bindArray("userIds", String.class, each(questions, Question::userId))
                .mapTo(Long.class)
                .list();
        Transactions.handle()
                .createUpdate(ADD_TOPICS)
                .bind("orgId", orgId)
                .bindArray("topicIds", String.class, each(questions, Question::topicId))
                .bindArray("topicNames", String.class, each(questions, Question::topicName))
                .bindArray("subjects", String.class, each(questions, Question::subject))
                .execute();
        List<Boolean> touched = bound(
                        Transactions.handle().createQuery(ADD_QUESTIONS).bind("orgId", orgId), questions)
                .mapTo(Boolean.class)
                .list();
        int created = (int) touched.stream().filter(isNew -> isNew).count();
        return new Counts(created, touched.size() - created, questions.size() - touched.size());
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<Question> questions) {
        return statement
                .bindArray("pubIds", String.class, each(questions, Question::pubId))
                .bindArray("sourceIds", Long.class, each(questions, Question::sourceId))
                .bindArray("userIds", String.class, each(questions, Question::userId))
                .bindArray("topicIds", String.class, each(questions, Question::topicId))
                .bindArray("contents", String.class, each(questions, Question::content))
                .bindArray("choices", String.class, each(questions, question -> json(question.choices())))
                .bindArray("keys", Integer.class, each(questions, Question::key));
    }

    private static <V> List<@Nullable V> each(List<Question> questions, Function<Question, @Nullable V> part) {
        return questions.stream().map(part).toList();
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

    private static String json(List<String> texts) {
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

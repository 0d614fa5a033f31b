package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.proving.ledger.Finding.Type;
import io.gyosil.proving.oracle.Drain;
import io.gyosil.proving.oracle.EventLog;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.proving.trial.UploadTrial;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The account of {@code ./gyosil chaos} can fail: what is planted into the real tables, and taken back, is found. */
class FindingWhatWentWrongIT {

    private static final RunningStack STACK = RunningStack.shared();

    private static final Map<String, String> PLANTS = Map.ofEntries(
            Map.entry("an answer is gone", """
                DELETE FROM study.study_attempts WHERE (quiz_session_id, position) =
                    (SELECT a.quiz_session_id, a.position FROM study.study_attempts a %s ORDER BY 1, 2 LIMIT 1)
                """.formatted(ours("a"))),
            Map.entry("a session is gone", """
                DELETE FROM study.study_quiz_sessions WHERE id =
                    (SELECT min(a.quiz_session_id) FROM study.study_attempts a %s)
                """.formatted(ours("a"))),
            Map.entry("an answer is there in a second session", """
                WITH topic AS (INSERT INTO study.study_topics (topic_id, name, subject) VALUES ('planted', '', '')
                               RETURNING id),
                     one AS (SELECT a.* FROM study.study_attempts a %s ORDER BY 1, 2 LIMIT 1),
                     again AS (
                         INSERT INTO study.study_quiz_sessions (session_id, user_id, study_topic_id, question_ids,
                             client_session_uuid, finalized_at)
                         SELECT 'planted', s.user_id, topic.id, '[]', s.client_session_uuid, s.finalized_at
                         FROM study.study_quiz_sessions s, one, topic WHERE s.id = one.quiz_session_id
                         RETURNING id)
                INSERT INTO study.study_attempts (quiz_session_id, position, question_id, selected, unsure, outcome,
                    answered_at, response_time_ms)
                SELECT again.id, position, question_id, selected, unsure, outcome, answered_at, response_time_ms
                FROM one, again
                """.formatted(ours("a"))),
            Map.entry("an answer is graded otherwise", """
                UPDATE study.study_attempts SET outcome = CASE outcome WHEN 'wrong' THEN 'unsure' ELSE 'wrong' END
                WHERE (quiz_session_id, position) =
                    (SELECT a.quiz_session_id, a.position FROM study.study_attempts a %s ORDER BY 1, 2 LIMIT 1)
                """.formatted(ours("a"))),
            Map.entry("a summary is another", """
                UPDATE study.study_quiz_sessions SET relapsed_count = relapsed_count + 1 WHERE id =
                    (SELECT min(a.quiz_session_id) FROM study.study_attempts a %s)
                """.formatted(ours("a"))),
            Map.entry("a kept answer is another", """
                UPDATE study.study_upload
                SET answer = jsonb_set(answer::jsonb, '{sessions,0,relapsed_count}', '77')::json
                WHERE client_session_uuid =
                    (SELECT min(s.client_session_uuid) FROM study.study_quiz_sessions s
                     JOIN study.study_attempts a ON a.quiz_session_id = s.id %s)
                """.formatted(ours("a"))),
            Map.entry("an answer came without an event", """
                INSERT INTO study.study_attempts (quiz_session_id, position, question_id, unsure, outcome, answered_at)
                SELECT a.quiz_session_id, 1000, a.question_id, true, 'unsure', a.answered_at
                FROM study.study_attempts a %s ORDER BY 1 LIMIT 1
                """.formatted(ours("a"))),
            Map.entry("a review counts an answer twice", """
                UPDATE study.question_progress SET wrong = wrong + 1 WHERE question_id =
                    (SELECT min(a.question_id) FROM study.study_attempts a %s)
                """.formatted(ours("a"))),
            Map.entry("a fact is gone", """
                DELETE FROM analytics.attempt_fact WHERE (session_id, position) =
                    (SELECT session_id, position FROM analytics.attempt_fact
                     WHERE starts_with(user_id, 'planted-') ORDER BY 1, 2 LIMIT 1)
                """),
            Map.entry("a fact is there twice", """
                INSERT INTO analytics.attempt_fact
                SELECT session_id, position, answered_at + interval '1 microsecond', user_id, topic_id, date, item_id,
                    outcome, response_time_ms, source, origin, version
                FROM analytics.attempt_fact WHERE starts_with(user_id, 'planted-') ORDER BY 1, 2 LIMIT 1
                """),
            Map.entry("a fact is another", """
                UPDATE analytics.attempt_fact SET response_time_ms = response_time_ms + 1
                WHERE (session_id, position) =
                    (SELECT session_id, position FROM analytics.attempt_fact
                     WHERE starts_with(user_id, 'planted-') ORDER BY 1, 2 LIMIT 1)
                """),
            Map.entry("a day has no features", """
                DELETE FROM analytics.features_topic_daily WHERE (user_id, topic_id, date) =
                    (SELECT user_id, topic_id, date FROM analytics.features_topic_daily
                     WHERE starts_with(user_id, 'planted-') ORDER BY 1, 2, 3 LIMIT 1)
                """),
            Map.entry("a day has other features", """
                UPDATE analytics.features_topic_daily SET features = jsonb_set(features, '{sources,study}', '0')
                WHERE (user_id, topic_id, date) =
                    (SELECT user_id, topic_id, date FROM analytics.features_topic_daily
                     WHERE starts_with(user_id, 'planted-') ORDER BY 1, 2, 3 LIMIT 1)
                """));

    private static UploadTrial trial;

    private static String ours(String attempts) {
        return "JOIN study.study_questions q ON q.id = " + attempts + ".question_id "
                + "WHERE starts_with(q.pub_id, 'planted-')";
    }

    @BeforeAll
    static void loadAndFindNothing() throws Exception {
        trial = loaded("planted-");
        assertThat(trial.settle()).isEmpty();
    }

    @AfterAll
    static void close() {
        trial.close();
    }

    private static UploadTrial loaded(String prefix) throws InterruptedException {
        UploadTrial loaded = new UploadTrial(STACK.target(), prefix, 5, 7);
        loaded.begin();
        assertThat(loaded.acknowledgements().awaitMore(20, SOON)).isTrue();
        assertThat(loaded.finish()).isZero();
        assertThat(loaded.drain()).extracting(Drain::complete).isEqualTo(true);
        return loaded;
    }

    @ParameterizedTest
    @CsvSource({
        "an answer is gone, LOST in the study log; DIFFERING in the events; DIFFERING in the facts",
        "an answer is there in a second session, DOUBLED in the study log",
        "a kept answer is another, DIFFERING in the kept answers",
        "a review counts an answer twice, DIFFERING in the reviews",
        "a fact is another, DIFFERING in the facts",
        "a day has no features, LOST in the features"
    })
    void whatIsPlantedIsFoundWhereverItShows(String plant, String findings) throws SQLException {
        assertFound(plant, findings);
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({
        "a session is gone, LOST in the study log",
        "an answer is graded otherwise, DIFFERING in the study log; DIFFERING in the events",
        "a summary is another, DIFFERING in the study log; DIFFERING in the events",
        "an answer came without an event, DIFFERING in the study log; LOST in the events; LOST in the facts",
        "a fact is gone, LOST in the facts; DIFFERING in the features",
        "a fact is there twice, DOUBLED in the facts; DIFFERING in the features",
        "a day has other features, DIFFERING in the features"
    })
    void soIsWhatElseIsPlanted(String plant, String findings) throws SQLException {
        assertFound(plant, findings);
    }

    private static void assertFound(String plant, String findings) throws SQLException {
        try (Connection connection = STACK.database().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThat(statement.executeUpdate(PLANTS.get(plant))).isEqualTo(1);

            assertThat(trial.settle(connection))
                    .extracting(finding -> finding.type() + " in the " + finding.place())
                    .contains(findings.split("; "));

            connection.rollback();
        }
    }

    @Test
    void anEventThatWasMadeTwiceIsFoundButOneThatWasSentTwiceIsNot() throws Exception {
        try (UploadTrial own = loaded("twice-")) {
            ConsumerRecord<String, String> event = eventOf("twice-");

            sendAgain(
                    event,
                    "ce_id",
                    new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
            assertThat(own.settle()).isEmpty();

            sendAgain(event, "ce_id", "01934f6e-7c00-7a5b-9d1e-3c4b5a697887");
            assertThat(own.settle())
                    .isNotEmpty()
                    .allSatisfy(finding -> assertThat(finding.type()).isEqualTo(Type.DOUBLED))
                    .allSatisfy(finding -> assertThat(finding.place()).isEqualTo("events"));
        }
    }

    private static ConsumerRecord<String, String> eventOf(String prefix) {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        EventLog.read(STACK.info().kafka(), "gyosil.study", event -> {
            if (event.value().contains("\"user_id\":\"" + prefix)) {
                events.add(event);
            }
        });
        return events.getFirst();
    }

    private static void sendAgain(ConsumerRecord<String, String> event, String header, String value) throws Exception {
        var again = new ProducerRecord<>(event.topic(), event.key(), event.value());
        event.headers().forEach(again.headers()::add);
        again.headers().remove(header).add(header, value.getBytes(StandardCharsets.UTF_8));
        Map<String, Object> settings = Map.of("bootstrap.servers", STACK.info().kafka());
        try (var kafka = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            kafka.send(again).get();
        }
    }
}

package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.event.Topics;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.Sql;
import io.gyosil.system.Quizzes.Answer;
import io.gyosil.system.RestlessViewers.Entry;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Holds a ledger against everything that followed from it: study log, events, facts, features. */
record EndState(Map<String, Entry> ledger) {

    private static final Sql STUDY = new Sql("study");
    private static final Sql ANALYTICS = new Sql("analytics");

    private static final String LOG = """
        SELECT concat_ws(' ', s.client_session_uuid, a.position, q.pub_id, a.outcome,
                         to_char(a.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        FROM study_attempts a
        JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
        JOIN study_questions q ON q.id = a.question_id
        """;

    private static final String LOG_AS_FACTS = """
        SELECT concat_ws(' ', s.session_id, a.position, a.answered_at, u.user_id, a.outcome, a.response_time_ms)
        FROM study_attempts a
        JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
        JOIN study_users u ON u.id = s.user_id
        """;

    private static final String FACTS = """
        SELECT concat_ws(' ', session_id, position, answered_at, user_id, outcome, response_time_ms)
        FROM attempt_fact
        """;

    /** Questions whose review counts other answers than the log has. */
    private static final String MISCOUNTED = """
        SELECT question_id FROM question_progress p
        WHERE (correct, wrong, unsure) IS DISTINCT FROM (
            SELECT (count(*) FILTER (WHERE outcome = 'correct')::int, count(*) FILTER (WHERE outcome = 'wrong')::int,
                    count(*) FILTER (WHERE outcome = 'unsure')::int)
            FROM study_attempts a WHERE a.question_id = p.question_id)
        """;

    boolean isOutboxEmpty() throws SQLException {
        return STUDY.column("SELECT position FROM outbox").isEmpty();
    }

    /** Facts and features are of one transaction. */
    boolean hasAllFacts() throws SQLException {
        int attempts =
                ledger.values().stream().mapToInt(entry -> entry.sent().size()).sum();
        return ANALYTICS.column("SELECT count(*) FROM attempt_fact").equals(List.of("" + attempts));
    }

    void assertThatStudyHasWhatWasSentAndNothingElse() throws SQLException {
        List<String> sent = new ArrayList<>();
        ledger.forEach((name, entry) -> {
            for (int i = 0; i < entry.sent().size(); i++) {
                sent.add(name + " " + i + " " + inLog(name, entry.sent().get(i)));
            }
        });
        assertThat(STUDY.column(LOG)).containsExactlyInAnyOrderElementsOf(sent);
        assertThat(STUDY.column("SELECT client_session_uuid FROM study_upload"))
                .containsExactlyInAnyOrderElementsOf(ledger.keySet());
        assertThat(STUDY.column("SELECT session_id FROM study_quiz_sessions"))
                .containsExactlyInAnyOrderElementsOf(acknowledgedSessions());
        assertThat(STUDY.column(MISCOUNTED)).isEmpty();
    }

    /** Returns how many of the topic's records tell again what one before them told. */
    int assertThatTheTopicTellsEachSession() {
        List<ConsumerRecord<String, String>> events = events();
        assertThat(events.stream().map(ConsumerRecord::key).distinct())
                .containsExactlyInAnyOrderElementsOf(acknowledgedSessions());
        assertThat(events.stream()
                        .map(event ->
                                new String(event.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                        .distinct())
                .hasSize(ledger.size());
        return events.size() - ledger.size();
    }

    void assertThatFactsAreTheStudyLog() throws SQLException {
        assertThat(ANALYTICS.column(FACTS)).containsExactlyInAnyOrderElementsOf(STUDY.column(LOG_AS_FACTS));
    }

    private static String inLog(String upload, Answer answer) {
        String learner = upload.substring(0, upload.lastIndexOf('-'));
        String outcome = Map.of('c', "correct", 'w', "wrong", 'u', "unsure").get(answer.how());
        return learner + "-q" + answer.question() + " " + outcome + " " + answer.answeredAt();
    }

    private List<String> acknowledgedSessions() {
        List<String> sessions = new ArrayList<>();
        for (Entry entry : ledger.values()) {
            for (JsonNode session : entry.answer().json().get("sessions")) {
                sessions.add(session.get("session_id").textValue());
            }
        }
        return sessions;
    }

    private static List<ConsumerRecord<String, String>> events() {
        List<ConsumerRecord<String, String>> events = new ArrayList<>();
        try (KafkaConsumer<String, String> kafka = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> all = kafka.partitionsFor(Topics.STUDY).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            kafka.assign(all);
            kafka.seekToBeginning(all);
            Set<Map.Entry<TopicPartition, Long>> ends = kafka.endOffsets(all).entrySet();
            while (ends.stream().anyMatch(end -> kafka.position(end.getKey()) < end.getValue())) {
                kafka.poll(Duration.ofMillis(100)).forEach(events::add);
            }
        }
        return events;
    }
}

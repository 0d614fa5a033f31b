package io.gyosil.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.testing.AskedJob;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.system.trouble.Ledger.Attempt;
import io.gyosil.system.trouble.Ledger.Quiz;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the study log, the facts, the features and the kept answers against the ledger. */
record Reckoning(Site site, Ledger ledger) {

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String LOG = """
        SELECT s.client_session_uuid, u.user_id, t.topic_id, q.source_id % 4, a.outcome,
               extract(epoch FROM a.answered_at)::bigint, a.response_time_ms
        FROM study.study_attempts a
        JOIN study.study_quiz_sessions s ON s.id = a.quiz_session_id
        JOIN study.study_users u ON u.id = s.user_id
        JOIN study.study_topics t ON t.id = s.study_topic_id
        JOIN study.study_questions q ON q.id = a.question_id
        """;

    private static final String FACTS = """
        SELECT origin, user_id, topic_id, item_id::int % 4, outcome, extract(epoch FROM answered_at)::bigint,
               response_time_ms
        FROM analytics.attempt_fact
        """;

    /** Facts that stand elsewhere in their session, or at another time, than in the study log. */
    private static final String MISPLACED = """
        SELECT session_id, position, answered_at, user_id, outcome, response_time_ms
        FROM analytics.attempt_fact
        EXCEPT
        SELECT s.session_id, a.position, a.answered_at, u.user_id, a.outcome, a.response_time_ms
        FROM study.study_attempts a
        JOIN study.study_quiz_sessions s ON s.id = a.quiz_session_id
        JOIN study.study_users u ON u.id = s.user_id
        """;

    private static final String FEATURES = """
        SELECT user_id, topic_id, date, features ->> 'attempts', features ->> 'correct', features ->> 'wrong',
               features ->> 'unsure', features ->> 'time_spent_ms'
        FROM analytics.features_topic_daily
        """;

    /** Questions whose review counts other answers than the log has. */
    private static final String MISCOUNTED = """
        SELECT question_id FROM study.question_progress p
        WHERE (correct, wrong, unsure) IS DISTINCT FROM (
            SELECT (count(*) FILTER (WHERE outcome = 'correct')::int, count(*) FILTER (WHERE outcome = 'wrong')::int,
                    count(*) FILTER (WHERE outcome = 'unsure')::int)
            FROM study.study_attempts a WHERE a.question_id = p.question_id)
        """;

    /** All that was acknowledged is logged, becomes facts in time, and then everything is equal, nothing more or less. */
    void holds(Replica analytics, Duration drainWithin) {
        assertThat(ledger.answers().keySet()).isEqualTo(ledger.sent().keySet());
        assertSame("study log", site.rows(LOG), ledger.lines());
        assertThat(site.rows(MISCOUNTED)).as("miscounted questions").isEmpty();
        assertAnswersKept();
        int attempts = ledger.lines().size();
        await().atMost(drainWithin)
                .until(() -> Integer.parseInt(site.rows("SELECT count(*) FROM analytics.attempt_fact")
                                .getFirst())
                        >= attempts);
        assertSame("facts", site.rows(FACTS), ledger.lines());
        assertThat(site.rows(MISPLACED)).as("misplaced facts").isEmpty();
        assertSame("features", site.rows(FEATURES), features());
        assertThat(AskedJob.result(analytics.http().as(TestTokens.of("operator", "o-1")), "/api/analytics/rebuild")
                        .get("equal")
                        .asBoolean())
                .isTrue();
    }

    private static void assertSame(String what, List<String> kept, List<String> other) {
        Map<String, Integer> difference = new HashMap<>();
        kept.forEach(line -> difference.merge(line, 1, Integer::sum));
        other.forEach(line -> difference.merge(line, -1, Integer::sum));
        difference.values().removeIf(count -> count == 0);
        assertThat(difference)
                .as("%s: what is there too often (+) or is missing (-)", what)
                .isEmpty();
    }

    /** The features that follow from the ledger by counting. */
    private List<String> features() {
        Map<String, List<Attempt>> days = new TreeMap<>();
        for (Quiz quiz : ledger.sent().values()) {
            for (Attempt attempt : quiz.attempts()) {
                String day = quiz.learner() + " " + attempt.topic() + " "
                        + attempt.answeredAt().atZone(SEOUL).toLocalDate();
                days.computeIfAbsent(day, key -> new ArrayList<>()).add(attempt);
            }
        }
        return days.entrySet().stream()
                .map(day -> day.getKey() + " " + counts(day.getValue()))
                .toList();
    }

    private static String counts(List<Attempt> attempts) {
        Map<String, Long> outcomes =
                attempts.stream().collect(Collectors.groupingBy(Attempt::outcome, Collectors.counting()));
        Function<String, String> count = outcome -> Long.toString(outcomes.getOrDefault(outcome, 0L));
        return String.join(
                " ",
                Integer.toString(attempts.size()),
                count.apply("correct"),
                count.apply("wrong"),
                count.apply("unsure"),
                Integer.toString(attempts.stream().mapToInt(Attempt::millis).sum()));
    }

    /** What a client was answered is what any other resend is answered. */
    private void assertAnswersKept() {
        Map<String, JsonNode> kept = site.rows("SELECT answer FROM study.study_upload").stream()
                .map(Reckoning::json)
                .collect(Collectors.toMap(
                        answer -> answer.get("client_session_uuid").asText(), a -> a.get("sessions")));
        Map<String, JsonNode> answered = new HashMap<>();
        ledger.answers().forEach((uuid, answer) -> answered.put(uuid, answer.get("sessions")));
        assertThat(kept.equals(answered))
                .as("kept answers equal those that were given")
                .isTrue();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(text, e);
        }
    }
}

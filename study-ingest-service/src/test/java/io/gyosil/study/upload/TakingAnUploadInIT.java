package io.gyosil.study.upload;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

// The relay takes rows away as fast as it can; here they are looked at.
@ServiceTest
@Property(name = "gyosil.outbox.relay", value = "false")
class TakingAnUploadInIT {

    @Inject
    private StudyService service;

    private JsonNode ingested(School.Upload upload) {
        Http.Answer answer = service.viewer().post(INGEST, upload.json());
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void everyTopicBecomesASessionGradedByTheServer() throws SQLException {
        School.publish(service, "topics", 4, "algebra", "geometry");

        JsonNode answer = ingested(upload("topics-1")
                .with("started_at", "2026-11-02T09:00:00+09:00")
                .with("finished_at", "2026-11-02T09:10:00+09:00")
                .answer("topics-algebra-0", 'c', "2026-11-02T00:01:00Z")
                .answer("topics-geometry-0", 'w', "2026-11-02T00:02:00Z")
                .answer("topics-algebra-1", 'u', "2026-11-02T00:03:00Z")
                .answer("no-such-question", 'c', "2026-11-02T00:04:00Z")
                .answer("topics-algebra-2", 'c', "2026-11-02T00:05:00Z")
                .with("mood", "좋음"));

        assertThat(answer.get("status").asText()).isEqualTo("ingested");
        assertThat(answer.get("sessions").findValuesAsText("topic_id")).containsExactly("algebra", "geometry");
        JsonNode algebra = answer.get("sessions").get(0);
        assertThat(algebra.get("correct_count").asInt()).isEqualTo(2);
        assertThat(algebra.get("unsure_count").asInt()).isEqualTo(1);
        assertThat(algebra.get("wrong_count").asInt()).isZero();
        assertThat(answer.get("sessions").get(1).get("wrong_count").asInt()).isEqualTo(1);
        assertThat(answer.get("skipped").toString())
                .isEqualTo("[{\"pub_id\":\"no-such-question\",\"reason\":\"unknown-pub-id\"}]");
        assertThat(answer.get("ignored_fields").toString()).isEqualTo("[\"mood\"]");
        assertThat(service.database()
                        .column("SELECT raw FROM study_skipped_attempts WHERE client_session_uuid = 'topics-1'"))
                .containsExactly(
                        "{\"pub_id\":\"no-such-question\",\"selected\":2,\"answered_at\":\"2026-11-02T00:04:00Z\"}");
    }

    @Test
    void theSessionCanBeLookedAtByItsLearnerAndStaff() {
        School.publish(service, "look", 2, "t");
        JsonNode session = ingested(upload("look-1")
                        .answer("look-t-0", 'c', "2026-11-02T00:01:00Z")
                        .answer("look-t-1", 'u', "2026-11-02T00:02:00Z"))
                .at("/sessions/0");
        String id = session.get("session_id").asText();

        JsonNode quiz = service.student("look").get("/study/sessions/" + id).json();

        assertThat(quiz.get("status").asText()).isEqualTo("done");
        assertThat(quiz.get("source").asText()).isEqualTo("viewer");
        assertThat(quiz.get("client_session_uuid").asText()).isEqualTo("look-1");
        assertThat(quiz.get("finalized_at")).isEqualTo(session.get("finalized_at"));
        assertThat(quiz.get("finished_at").asText()).isEqualTo("2026-11-02T00:02:00Z");
        assertThat(quiz.get("attempts").findValuesAsText("outcome")).containsExactly("correct", "unsure");
        assertThat(quiz.get("attempts").findValuesAsText("pub_id")).containsExactly("look-t-0", "look-t-1");
        assertThat(service.teacher()
                        .get("/study/sessions/" + session.get("quiz_session_id").asLong())
                        .json())
                .isEqualTo(quiz);
        assertThat(service.student("other").get("/study/sessions/" + id).status())
                .isEqualTo(403);
        assertThat(service.anyone().get("/study/sessions/" + id).status()).isEqualTo(401);
        assertThat(service.teacher().get("/study/sessions/none").status()).isEqualTo(404);
        assertThat(service.teacher()
                        .get("/study/sessions/999999999999999999999")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aQuizInProgressOnTheTopicDoesNotStandInTheWay() throws SQLException {
        School.publish(service, "busy", 1, "t");
        service.database().update("""
            INSERT INTO study_quiz_sessions (session_id, user_id, study_topic_id, question_ids)
            SELECT 'live-1', u.id, t.id, '[]' FROM study_users u, study_topics t
            WHERE u.user_id = 'busy' AND t.topic_id = 't'
            """);

        ingested(upload("busy-1").answer("busy-t-0", 'c'));

        assertThat(service.database().column("""
            SELECT status || ' ' || source || ' ' || (client_session_uuid IS NULL) || ' ' || (finalized_at IS NULL)
            FROM study_quiz_sessions s JOIN study_users u ON u.id = s.user_id WHERE u.user_id = 'busy' ORDER BY s.source
            """))
                .containsExactly("in_progress live true true", "done viewer false false");
    }

    @Test
    void theSummarySaysWhatTheQuizChanged() {
        School.publish(service, "sum", 6, "t");
        ingested(upload("sum-1")
                .answer("sum-t-0", 'c', "2026-11-02T00:01:00Z")
                .answer("sum-t-1", 'w', "2026-11-02T00:02:00Z")
                .answer("sum-t-2", 'c', "2026-11-02T00:03:00Z")
                .answer("sum-t-3", 'w', "2026-11-02T00:04:00Z"));
        ingested(upload("sum-2")
                .answer("sum-t-2", 'w', "2026-11-03T00:01:00Z")
                .answer("sum-t-3", 'u', "2026-11-03T00:02:00Z"));

        JsonNode session = ingested(upload("sum-3")
                        .answer("sum-t-0", 'w', "2026-11-04T00:01:00Z")
                        .answer("sum-t-1", 'c', "2026-11-04T00:02:00Z")
                        .answer("sum-t-2", 'c', "2026-11-04T00:03:00Z")
                        .answer("sum-t-3", 'w', "2026-11-04T00:04:00Z")
                        .answer("sum-t-4", 'c', "2026-11-04T00:05:00Z")
                        .answer("sum-t-5", 'w', "2026-11-04T00:06:00Z"))
                .at("/sessions/0");

        assertThat(session.get("relapsed_count").asInt()).as("question 0").isEqualTo(1);
        assertThat(session.get("newly_correct_count").asInt())
                .as("questions 1 and 4")
                .isEqualTo(2);
        assertThat(session.get("recovered_count").asInt()).as("question 2").isEqualTo(1);
        assertThat(session.get("chronic_remaining_count").asInt())
                .as("question 3")
                .isEqualTo(1);
    }

    @Test
    void missingTimesAreSpreadBetweenStartAndFinish() throws SQLException {
        School.publish(service, "spread", 4, "t");
        ingested(upload("spread-1")
                .with("started_at", "2026-11-02T00:00:00Z")
                .with("finished_at", "2026-11-02T00:04:00Z")
                .answer("spread-t-0", 'c')
                .answer("spread-t-1", 'c')
                .answer("spread-t-2", 'c', "2026-11-02T00:02:30Z")
                .answer("spread-t-3", 'c'));

        assertThat(times("spread-1"))
                .containsExactly(
                        Instant.parse("2026-11-02T00:01:00Z"),
                        Instant.parse("2026-11-02T00:02:00Z"),
                        Instant.parse("2026-11-02T00:02:30Z"),
                        Instant.parse("2026-11-02T00:04:00Z"));
    }

    @Test
    void aClockThatIsOffIsSetRightByWhatItSaysOfTheSending() throws SQLException {
        School.publish(service, "clock", 4, "t");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant viewersNow = before.plus(Duration.ofDays(300));
        ingested(upload("clock-1")
                .with("sent_at", viewersNow.toString())
                .answer("clock-t-0", 'c', viewersNow.minusSeconds(600).toString()));
        ingested(upload("clock-2").answer("clock-t-1", 'c', viewersNow.toString()));
        ingested(upload("clock-3")
                .with("sent_at", "1970-01-01T00:10:00+09:00")
                .with("started_at", "0001-01-01T00:00:00Z")
                .answer("clock-t-2", 'c', "1970-01-01T00:05:00+09:00"));
        Http slow = service.viewer().with("X-Client-Time", "2021-05-01T10:00:00Z");
        assertThat(slow.post(
                                INGEST,
                                upload("clock-4")
                                        .answer("clock-t-3", 'c', "2021-05-01T09:50:00Z")
                                        .json())
                        .status())
                .isEqualTo(201);
        Instant after = Instant.now();

        assertThat(times("clock-1").getFirst()).isBetween(before.minusSeconds(600), after.minusSeconds(600));
        assertThat(times("clock-2").getFirst()).isBetween(before, after);
        assertThat(times("clock-3").getFirst()).isBetween(before.minusSeconds(300), after.minusSeconds(300));
        assertThat(times("clock-4").getFirst()).isBetween(before.minusSeconds(600), after.minusSeconds(600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"yesterday\"",
                "\"\"",
                "1700000000",
                "{}",
                "[1]",
                "true",
                "\"2026-02-30T00:00:00Z\"",
                "\"2026-11-02\"",
                "\"+12345-01-01T00:00:00Z\"",
                "\"0001-01-01T00:00:00Z\"",
                "\"1969-12-30T23:59:59Z\"",
            })
    void whatCanBeNoTimeCountsAsMissingAndIsListed(String time) throws Exception {
        String uuid = "no-time-" + Math.abs(time.hashCode());
        School.publish(service, "odd", 1, "t");
        JsonNode bad = JsonMapper.builder().build().readTree(time);
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        JsonNode answer = ingested(upload(uuid).answer("odd-t-0", 'c').change(body -> {
            body.set("started_at", bad);
            body.set("finished_at", bad);
            body.set("sent_at", bad);
            ((ObjectNode) body.at("/attempts/0")).set("answered_at", bad);
        }));

        assertThat(answer.get("ignored_fields"))
                .extracting(JsonNode::textValue)
                .containsExactly("attempts[].answered_at", "finished_at", "sent_at", "started_at");
        assertThat(times(uuid).getFirst()).isBetween(before, Instant.now());
    }

    @Test
    void threeSpellingsOfAnUploadsNameAreOneAndAQuestionsNameIsComposed() throws SQLException {
        String uuid = "6d1f8e0e-5a0b-4f57-9a53-0f4f3f6f1c11";
        service.teacher().put("/study/questions", """
            {"questions": [{"pub_id": "\u1112\u1161\u11ab-1 ", "user_id": "spell", "topic_id": " t\u00a0", "content": "?",
             "choices": ["a", "b"], "key": 2}]}
            """);

        JsonNode first = ingested(upload(uuid.toUpperCase(Locale.ROOT)).answer("한-1", 'c'));
        for (String spelling : List.of(uuid, uuid + " ", "\u00a0" + uuid)) {
            Http.Answer again = service.viewer()
                    .post(
                            INGEST,
                            upload(spelling).answer("\u1112\u1161\u11ab-1", 'c').json());
            assertThat(again.status()).as(again.text()).isEqualTo(200);
            assertThat(again.json().get("sessions")).isEqualTo(first.get("sessions"));
        }

        assertThat(first.get("client_session_uuid").textValue()).isEqualTo(uuid);
        assertThat(first.at("/sessions/0/topic_id").textValue()).isEqualTo("t");
        assertThat(service.database()
                        .column("SELECT count(*) FROM study_upload WHERE client_session_uuid ILIKE '6d1f%'"))
                .containsExactly("1");
    }

    private List<Instant> times(String uuid) throws SQLException {
        return service.database().column("""
            SELECT to_char(a.answered_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
            FROM study_attempts a JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
            WHERE s.client_session_uuid = '%s' ORDER BY a.position
            """.formatted(uuid)).stream()
                .map(Instant::parse)
                .toList();
    }

    @Test
    void twoThousandAttemptsGoInAsOneAndOutInPartsBelowTheLimit() throws SQLException {
        School.publish(service, "large", 1, "t");
        String longest = "가".repeat(128);
        service.teacher().put("/study/questions", """
            {"questions": [{"pub_id": "%s", "source_id": 9223372036854775807, "user_id": "large", "topic_id": "t",
             "content": "?", "choices": ["a", "b"], "key": 1}]}
            """.formatted(longest));
        School.Upload upload = upload("large-1");
        for (int i = 0; i < 2_000; i++) {
            upload.answer(longest, 'c', "2026-11-02T00:00:00.%06dZ".formatted(i));
        }

        JsonNode answer = ingested(upload);

        List<String> sizes = service.database().column("""
            SELECT octet_length(payload) || ' ' || (payload::json ->> 'part') || '/' || (payload::json ->> 'parts')
            FROM outbox WHERE payload::json ->> 'client_session_uuid' = 'large-1' ORDER BY position
            """);
        assertThat(sizes).hasSize(4).allSatisfy(size -> assertThat(Integer.parseInt(size.split(" ")[0]))
                .isLessThan(512 * 1024));
        assertThat(sizes.getLast()).endsWith(" 4/4");
        assertThat(answer.at("/sessions/0/wrong_count").asInt()).isEqualTo(2_000);
    }

    @Test
    void numbersAreTakenByTheirValueAndMillisecondsAreRounded() throws SQLException {
        School.publish(service, "value", 3, "t");

        Http.Answer answer = service.viewer().post(INGEST, """
            {"client_session_uuid": "value-1", "attempts": [
             {"pub_id": "value-t-0", "selected": 2.0, "response_time_ms": 8123.0},
             {"pub_id": "value-t-1", "selected": 0.2e1, "response_time_ms": 1e3},
             {"pub_id": "value-t-2", "selected": 2, "response_time_ms": 8123.4}]}
            """);

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/sessions/0/correct_count").asInt()).isEqualTo(3);
        assertThat(service.database().column("""
            SELECT a.response_time_ms FROM study_attempts a JOIN study_quiz_sessions s ON s.id = a.quiz_session_id
            WHERE s.client_session_uuid = 'value-1' ORDER BY a.position
            """)).containsExactly("8123", "1000", "8123");
    }

    @Test
    void anAttemptAtAnUnknownQuestionIsKeptJustAsItCame() throws SQLException {
        School.publish(service, "kept", 1, "t");
        String raw = "{ \"pub_id\" : \"kept-no\\u0031\", \"selected\":1, \"weight\": 1e400000,"
                + "\"share\":0.12345678901234567890123}";

        Http.Answer answer = service.viewer().post(INGEST, """
            {"client_session_uuid": "kept-1", "attempts": [%s, {"pub_id": "kept-t-0", "selected": 2}]}
            """.formatted(raw));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().get("skipped").findValuesAsText("pub_id")).containsExactly("kept-no1");
        assertThat(service.database()
                        .column("SELECT raw FROM study_skipped_attempts WHERE client_session_uuid = 'kept-1'"))
                .containsExactly(raw);
    }

    @Test
    void idsThatAreNumbersAreTakenAsText() {
        Http.Answer published = service.teacher().put("/study/questions", """
            {"questions": [{"pub_id": 4711, "user_id": 77, "topic_id": 3, "content": "?", "choices": ["a"], "key": 1}]}
            """);
        assertThat(published.text()).isEqualTo("{\"created\":1,\"changed\":0,\"unchanged\":0}");
        Http.Answer answer = service.viewer().post(INGEST, """
            {"client_session_uuid": "numbers", "attempts": [{"pub_id": 4711, "selected": 1}]}
            """);

        assertThat(answer.json().at("/sessions/0/topic_id").asText()).isEqualTo("3");
        assertThat(service.student("77")
                        .get("/study/users/77/progress")
                        .json()
                        .at("/items/0/pub_id")
                        .asText())
                .isEqualTo("4711");
    }
}

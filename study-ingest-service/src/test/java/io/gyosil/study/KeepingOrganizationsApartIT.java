package io.gyosil.study;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two schools give the same names: ann learns in the first, eve in the second. */
@Property(name = "gyosil.kafka.bootstrap-servers", value = "127.0.0.1:1")
@Property(name = "gyosil.outbox.relay", value = "false")
@Property(name = "gyosil.access.unclaimed-learners", value = "false")
@ServiceTest
class KeepingOrganizationsApartIT {

    private static final String QUESTIONS = "/study/questions";

    @Inject
    private StudyService service;

    private Http first;
    private Http second;

    @BeforeAll
    void start() throws SQLException {
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, name, is_active, version, removed)
            SELECT name, org, 'student', '학생 ' || name, true, 1, false
            FROM (VALUES ('ann', 1), ('eve', 2), ('max', 2)) AS v (name, org);
            INSERT INTO replica_progress (topic, partition, caught_up_at)
            SELECT 'gyosil.classroom.state', p, now() + interval '1 day' FROM generate_series(0, 11) AS p;
            """);
        first = service.member("admin", "a-1", 1, 0);
        second = service.member("admin", "a-2", 2, 0);
    }

    private static JsonNode publish(Http admin, String learner, String topicName, String... pubIds) {
        StringBuilder questions = new StringBuilder();
        for (String pubId : pubIds) {
            questions.append(questions.isEmpty() ? "" : ",").append("""
                {"pub_id": "%s", "user_id": "%s", "topic_id": "fractions", "topic_name": "%s", "content": "?",
                 "choices": ["a", "b"], "key": 2}
                """.formatted(pubId, learner, topicName));
        }
        Http.Answer answer = admin.put(QUESTIONS, "{\"questions\": [" + questions + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Http.Answer send(School.Upload upload) {
        return service.viewer().post(INGEST, upload.json());
    }

    private static School.Upload to(long orgId, School.Upload upload) {
        return upload.change(body -> body.put("org_id", orgId));
    }

    @Test
    void aTopicIsNamedByItsOwnSchoolAlone() throws SQLException {
        publish(first, "ann", "분수", "topic-1");
        publish(second, "eve", "다른 분수", "topic-2");

        assertThat(service.database()
                        .column("SELECT org_id || ' ' || name FROM study_topics WHERE topic_id = 'fractions'"
                                + " ORDER BY 1"))
                .containsExactly("1 분수", "2 다른 분수");
    }

    @Test
    void anotherSchoolsQuestionIsAsUnknownAndBlocksNobody() {
        publish(second, "eve", "분수", "squatted");

        assertThat(publish(first, "ann", "분수", "squatted").get("created").intValue())
                .isEqualTo(1);
        assertThat(publish(first, "ann", "분수", "squatted").get("unchanged").intValue())
                .isEqualTo(1);
        assertThat(first.get(QUESTIONS + "?user_id=ann").json().get("items").findValuesAsText("pub_id"))
                .contains("squatted");
        assertThat(second.get(QUESTIONS + "?user_id=eve")
                        .json()
                        .at("/items/0/org_id")
                        .longValue())
                .isEqualTo(2);
    }

    @Test
    void withinASchoolAnotherLearnersQuestionIsStillRefusedByName() {
        publish(second, "eve", "분수", "eves");

        Http.Answer answer = second.put(QUESTIONS, """
            {"questions": [{"pub_id": "eves", "user_id": "max", "topic_id": "t", "content": "?", "choices": ["a"], "key": 1}]}
            """);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("pub_ids").toString()).isEqualTo("[\"eves\"]");
    }

    @Test
    void aNameOfTwoSchoolsIsRefusedUnlessTheUploadSaysWhose() throws SQLException {
        publish(first, "ann", "분수", "both", "anns-own");
        publish(second, "eve", "분수", "both");
        School.Upload both = upload("both-1").answer("anns-own", 'c').answer("both", 'c');

        Http.Answer refused = send(both);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("type").textValue()).isEqualTo("ambiguous-questions");
        assertThat(refused.json().get("errors").findValuesAsText("pointer")).containsExactly("/attempts/1/pub_id");
        assertThat(service.database().column("SELECT FROM study_upload WHERE client_session_uuid = 'both-1'"))
                .isEmpty();
        assertThat(send(to(2, both)).json().get("skipped").findValuesAsText("pub_id"))
                .containsExactly("anns-own");
        assertThat(send(to(3, upload("both-3").answer("both", 'c')))
                        .json()
                        .get("status")
                        .textValue())
                .isEqualTo("nothing_ingested");
        assertThat(service.database().column("""
            SELECT payload::json ->> 'user_id' || ' ' || (payload::json ->> 'org_id')
            FROM outbox WHERE payload::json ->> 'client_session_uuid' = 'both-1'
            """)).containsExactly("eve 2");
    }

    @Test
    void twoSchoolsUploadsMayHaveOneNameAndEachIsResentForItself() throws SQLException {
        publish(first, "ann", "분수", "shared-name");
        School.Upload anns = upload("one-name").answer("shared-name", 'c').answer("nobody-knows", 'c');
        String annSession = send(anns).json().at("/sessions/0/session_id").textValue();
        publish(second, "eve", "분수", "shared-name", "eve-only");

        assertThat(send(anns).json().at("/sessions/0/session_id").textValue())
                .as("what was taken in wins over later ambiguity")
                .isEqualTo(annSession);
        Http.Answer eves = send(upload("one-name").answer("eve-only", 'c').answer("nobody-knows", 'c'));
        assertThat(eves.status()).isEqualTo(201);
        assertThat(send(to(2, upload("one-name").answer("eve-only", 'c').answer("nobody-knows", 'c')))
                        .json()
                        .get("sessions"))
                .isEqualTo(eves.json().get("sessions"));
        assertThat(send(to(1, upload("one-name").answer("shared-name", 'w')))
                        .json()
                        .get("type")
                        .textValue())
                .isEqualTo("changed-upload");
        assertThat(send(upload("one-name").answer("nobody-knows", 'c')).status())
                .isEqualTo(422);
        assertThat(service.database().column("""
            SELECT org_id || ' ' || pub_id FROM study_skipped_attempts WHERE client_session_uuid = 'one-name' ORDER BY 1
            """)).containsExactly("1 nobody-knows", "2 nobody-knows");
    }

    @Test
    void questionsOfTwoSchoolsInOneUploadAreRefusedTogether() {
        publish(first, "ann", "분수", "mix-1");
        publish(second, "eve", "분수", "mix-2");

        Http.Answer answer = send(upload("mix").answer("mix-1", 'c').answer("mix-2", 'c'));

        assertThat(answer.json().get("type").textValue()).isEqualTo("mixed-owners");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "student"})
    void aMoveToAnotherSchoolLeavesTheRecordsOfTheOldOneThere(String role) throws SQLException {
        String mover = "mover-" + role;
        service.database().update("""
            INSERT INTO user_ref (user_id, org_id, role, is_active, version, removed)
            VALUES ('%s', 1, 'student', true, 1, false)
            """.formatted(mover));
        publish(first, mover, "분수", mover + "-old");
        JsonNode old = send(upload(mover + "-1").answer(mover + "-old", 'c')).json();
        service.database().update("UPDATE user_ref SET org_id = 2 WHERE user_id = '" + mover + "'");
        publish(second, mover, "분수", mover + "-new");
        send(upload(mover + "-2").answer(mover + "-new", 'c'));
        Http reader = role.equals("admin") ? second : service.member("student", mover, 2, 7);

        assertThat(pubIds(reader, "/study/users/" + mover + "/progress")).containsExactly(mover + "-new");
        String session = "/study/sessions/" + old.at("/sessions/0/session_id").textValue();
        assertThat(reader.get(session).status()).isEqualTo(404);
        assertThat(service.viewer().get(session).status()).isEqualTo(200);
        assertThat(pubIds(second, QUESTIONS + "?user_id=" + mover)).containsExactly(mover + "-new");
        assertThat(pubIds(service.viewer(), QUESTIONS + "?user_id=" + mover))
                .containsExactly(mover + "-old", mover + "-new");
        assertThat(first.get("/study/users/" + mover + "/progress").status()).isEqualTo(404);
    }

    private static List<String> pubIds(Http reader, String path) {
        return reader.get(path).json().get("items").findValuesAsText("pub_id");
    }
}

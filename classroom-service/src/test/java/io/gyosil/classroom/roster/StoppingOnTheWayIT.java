package io.gyosil.classroom.roster;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Between two pieces everything can end: another replica goes on, and what was done is not done again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppingOnTheWayIT {

    private static final Map<String, Object> SETTINGS =
            Map.of("gyosil.outbox.relay", "false", "gyosil.roster.chunk", "2");

    private final RosterService service = RosterService.on("roster_stop", SETTINGS);
    private long org;

    @AfterAll
    void close() {
        service.close();
    }

    @BeforeEach
    void newOrganization() throws SQLException {
        org = service.organization("학교");
        service.database().update("DELETE FROM outbox");
    }

    @Test
    void anotherReplicaGoesOnWhereOneStopped() throws SQLException {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        // The third piece fails, no matter which replica tries.
        service.database().update("""
            CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN IF NEW.rows_done >= 6 AND NEW.status = ''applying'' THEN RAISE ''stopped''; END IF; RETURN NEW; END';
            CREATE TRIGGER stop_here BEFORE UPDATE ON roster_import FOR EACH ROW EXECUTE FUNCTION stop_here()
            """);

        JsonNode stopped = service.apply(org, id);

        assertThat(stopped.path("status").asText()).isEqualTo("applying");
        assertThat(stopped.path("interrupted").asBoolean()).isTrue();
        assertThat(stopped.path("rows_done").asInt()).isEqualTo(5);
        assertThat(service.database().column("SELECT count(*) FROM users WHERE name <> 'Staff' AND org_id = " + org))
                .containsExactly("5");
        List<String> before = events();
        service.database().update("DROP TRIGGER stop_here ON roster_import; DROP FUNCTION stop_here()");
        try (RosterService other = RosterService.on("roster_stop", SETTINGS)) {
            assertThat(other.apply(org, id).path("status").asText()).isEqualTo("applied");
        }
        assertThat(service.database().column("SELECT count(*) FROM users WHERE name <> 'Staff' AND org_id = " + org))
                .containsExactly("5");
        // What was published before is not published again; each class is published when it is made and when it gets
        // its teacher.
        assertThat(events()).containsAll(before).hasSize(5 + 5 + 2 + 2 + 4);
    }

    @Test
    void whatWasHalfAppliedCanBeTakenBack() throws SQLException {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        service.database().update("""
            CREATE FUNCTION stop_here() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN IF NEW.rows_done >= 8 AND NEW.status = ''applying'' THEN RAISE ''stopped''; END IF; RETURN NEW; END';
            CREATE TRIGGER stop_here BEFORE UPDATE ON roster_import FOR EACH ROW EXECUTE FUNCTION stop_here()
            """);
        assertThat(service.apply(org, id).path("interrupted").asBoolean()).isTrue();
        service.database().update("DROP TRIGGER stop_here ON roster_import; DROP FUNCTION stop_here()");

        JsonNode undone = service.undo(org, id);

        assertThat(undone.path("status").asText()).isEqualTo("undone");
        assertThat(undone.path("left_total").asInt()).isZero();
        assertThat(service.database().column("""
            SELECT name FROM users WHERE name <> 'Staff' AND org_id = %1$d
            UNION ALL SELECT name FROM classroom WHERE org_id = %1$d
            """.formatted(org))).isEmpty();
    }

    @Test
    void whatSomebodyWhoHasDiedHoldsGoesOnByItselfAfterAWhile() throws Exception {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        // As one leaves it who is killed: at work, and never heard of again.
        service.database().update("""
            WITH job AS (
                INSERT INTO job (id, kind, org_id, params, state, tries, holder, held_until)
                VALUES (gen_random_uuid(), 'roster-import', %1$d, '{"import_id": %2$d, "purpose": "apply"}', 'running', 1,
                        gen_random_uuid(), now() + interval '1 hour')
                RETURNING id
            )
            UPDATE roster_import SET status = 'applying', job_id = job.id FROM job WHERE roster_import.id = %2$d
            """.formatted(org, id));
        String apply = "/api/roster-imports/" + id + "/apply";

        Http.Answer early = service.admin(org).post(apply, null);
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.json().path("type").asText()).isEqualTo("roster-busy");
        assertThat(report(id).path("interrupted").asBoolean()).isFalse();

        service.database().update("UPDATE job SET held_until = now() WHERE org_id = " + org);

        await().atMost(SOON).until(() -> report(id).path("status").asText().equals("applied"));
        assertThat(report(id).path("rows_done")).isEqualTo(report(id).path("rows_total"));
    }

    @Test
    void howFarAnImportIsIsSeenByItsJob() {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        String apply = "/api/roster-imports/" + id + "/apply";

        service.apply(org, id);

        String job = "/api/jobs/roster_stop/" + report(id).path("job_id").asText();
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        service.admin(org).get(job).json().path("state").asText())
                .isEqualTo("done"));
        JsonNode done = service.admin(org).get(job).json();
        assertThat(done.path("kind").asText()).isEqualTo("roster-import");
        assertThat(done.path("done").asInt()).isEqualTo(13);
        assertThat(done.at("/result/import_id").asLong()).isEqualTo(id);
        assertThat(done.at("/result/status").asText()).isEqualTo("applied");
        assertThat(done.at("/result/rows").asInt()).isEqualTo(13);
        assertThat(service.admin(org).post(apply, null).status()).isEqualTo(409);
        assertThat(service.as("teacher", org).get(job).status()).isEqualTo(403);
    }

    private JsonNode report(long id) {
        return service.admin(org).get("/api/roster-imports/" + id).json();
    }

    @Test
    void ofManyWhoApplyAtOnceOneDoes() throws Exception {
        Roster many = Roster.v11();
        for (int i = 0; i < 200; i++) {
            many.student("s" + i, "이름", "김", "", "07");
        }
        long id = service.upload(org, many.zip()).json().path("id").asLong();
        Callable<Http.Answer> apply = () -> service.admin(org).post("/api/roster-imports/" + id + "/apply", null);
        service.admin(org);
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            List<Future<Http.Answer>> answers = threads.invokeAll(List.of(apply, apply, apply, apply, apply, apply));
            int began = 0;
            for (Future<Http.Answer> answer : answers) {
                assertThat(answer.get().status()).isIn(200, 202, 409);
                began += answer.get().status() < 300 ? 1 : 0;
            }
            assertThat(began).isEqualTo(1);
        }
        await().atMost(SOON).until(() -> service.database()
                .column("SELECT status FROM roster_import WHERE id = " + id)
                .contains("applied"));
        assertThat(service.database().column("SELECT count(*) FROM students WHERE org_id = " + org))
                .containsExactly("200");
        assertThat(service.database().column("SELECT count(*) - count(DISTINCT key) FROM outbox"))
                .containsExactly("0");
    }

    @Test
    void somebodyWhoTakesAnAddressAfterThePreviewKeepsIt() throws SQLException {
        long id = service.upload(org, Roster.school().zip()).json().path("id").asLong();
        service.database()
                .update(
                        "INSERT INTO users (org_id, role, name, email) VALUES (%d, 'student', '먼저', 'MINJUN@school.example')"
                                .formatted(org));

        JsonNode applied = service.apply(org, id);

        assertThat(applied.path("status").asText()).isEqualTo("applied");
        assertThat(applied.path("errors_total").asInt()).isZero();
        assertThat(applied.path("notes").findValuesAsText("detail"))
                .containsExactly("is taken without its email, which is in use by somebody else");
        assertThat(service.database()
                        .column("SELECT name FROM users WHERE email ILIKE 'minjun@school.example' AND org_id = " + org))
                .containsExactly("먼저");
        assertThat(service.database().column("SELECT count(*) FROM student_classroom WHERE org_id = " + org))
                .containsExactly("4");
    }

    private List<String> events() throws SQLException {
        return service.database().column("SELECT event_id FROM outbox");
    }
}

package io.gyosil.study.upload;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One upload is a handful of statements in four trips, whatever its size: counted by the server itself. */
@ServiceTest
class CountingStatementsIT {

    private static final int HANDFUL = 12;

    @Inject
    private StudyService service;

    @Test
    void aLargeUploadTakesAsManyStatementsAsASmallOne() throws SQLException {
        service.database().update("CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public");
        School.publish(service, "count", 500, "a", "b", "c", "d");
        // First of all once, so that what only the first one does is done.
        ingest("warm", 1, 0);

        List<String> small = statements("small", 1, 1);
        List<String> large = statements("large", 2_000, 2);
        List<String> late = statements("late", 2_000, 1);

        assertThat(large).isEqualTo(small);
        assertThat(large.size()).isLessThanOrEqualTo(HANDFUL);
        assertThat(late.size()).as("a late upload reads its questions' log").isEqualTo(large.size() + 1);
    }

    /** The statements of the web role during one upload, each with the number of its calls. */
    private List<String> statements(String uuid, int attempts, int day) throws SQLException {
        service.database().column("SELECT public.pg_stat_statements_reset()");
        ingest(uuid, attempts, day);
        List<String> statements = service.database().column("""
            SELECT calls || ' ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 60)
            FROM public.pg_stat_statements
            WHERE userid = '%s_web'::regrole
              -- The last is said to a connection that the pool opens meanwhile.
              AND query !~* '^(BEGIN|COMMIT|SET|SHOW|ROLLBACK|SELECT set_config)'
              -- The service looks by itself who may act no more.
              AND query NOT LIKE '%%activity_changed_at%%'
            ORDER BY query
            """.formatted(service.schema()));
        assertThat(statements).allMatch(statement -> statement.startsWith("1 "));
        return statements;
    }

    private void ingest(String uuid, int attempts, int day) {
        School.Upload upload = upload(uuid);
        for (int i = 0; i < attempts; i++) {
            String topic = List.of("a", "b", "c", "d").get(i % 4);
            upload.answer(
                    School.pubId("count", topic, i / 4), 'c', "2026-11-%02dT00:00:00.%06dZ".formatted(day + 1, i));
        }
        assertThat(service.viewer().post(INGEST, upload.json()).status()).isEqualTo(201);
    }
}

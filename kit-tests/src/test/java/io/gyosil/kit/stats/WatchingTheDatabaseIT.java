package io.gyosil.kit.stats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.TrialService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchingTheDatabaseIT {

    private static final String SCHEMA = "kit_stats";
    private static final String SIZES = "/api/database-stats/" + SCHEMA;
    private static final String SLOW = SIZES + "/slow-queries";

    /** Two levels of partitions, one table without any, and one that is empty. */
    private static final String TABLES = """
        SET ROLE kit_stats_owner;
        DROP TABLE IF EXISTS reading, shelf, empty_shelf;
        CREATE TABLE reading (year integer, month integer, note text, PRIMARY KEY (year, month, note))
            PARTITION BY RANGE (year);
        CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM (2025) TO (2026)
             WITH (autovacuum_enabled = false);
        CREATE TABLE reading_2026 PARTITION OF reading FOR VALUES FROM (2026) TO (2027) PARTITION BY RANGE (month);
        CREATE TABLE reading_2026_a PARTITION OF reading_2026 FOR VALUES FROM (1) TO (7)
             WITH (autovacuum_enabled = false);
        CREATE TABLE reading_2026_b PARTITION OF reading_2026 FOR VALUES FROM (7) TO (13)
             WITH (autovacuum_enabled = false);
        CREATE TABLE shelf (id bigint PRIMARY KEY, what text) WITH (autovacuum_enabled = false);
        CREATE TABLE empty_shelf (id bigint);
        INSERT INTO reading SELECT 2025, 1, n FROM generate_series(1, 3000) n;
        INSERT INTO reading SELECT 2026, 1 + n % 12, n FROM generate_series(1, 5000) n;
        INSERT INTO shelf SELECT n, repeat('x', 100) FROM generate_series(1, 20000) n;
        DELETE FROM shelf WHERE id <= 500;
        """;

    private static TrialService service;

    @BeforeAll
    static void start() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(SCHEMA, TABLES);
        TrialService.execute(SCHEMA, "VACUUM ANALYZE kit_stats.reading_2026_b, kit_stats.reading_2025");
        service = TrialService.on(SCHEMA, Map.of("gyosil.outbox.relay", false));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aTableIsAsLargeAsItsPartitionsWithTheirIndexesTogether() {
        JsonNode sizes = operator().get(SIZES).json();

        JsonNode reading = table(sizes, "reading");
        assertThat(reading.get("total_bytes").asLong())
                .isEqualTo(
                        number("SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('kit_stats.reading')"))
                .isGreaterThan(900_000);
        assertThat(reading.get("index_bytes").asLong()
                        + reading.get("table_bytes").asLong())
                .isEqualTo(reading.get("total_bytes").asLong());
        assertThat(reading.get("index_bytes").asLong()).isGreaterThan(100_000);
        assertThat(reading.get("pretty").asText()).matches("\\d+ kB");
        assertThat(reading.get("partitions").asLong()).as("that hold rows").isEqualTo(3);
        assertThat(reading.get("rows_estimate").asLong()).isEqualTo(8000);
        assertThat(reading.get("last_vacuum").asText()).isNotEqualTo("null").startsWith("20");
        assertThat(names(sizes))
                .contains("shelf", "empty_shelf", "outbox")
                .noneMatch(name -> name.startsWith("reading_"));
    }

    @Test
    void aPlainTableShowsItsDeadRowsAndTheWholeAddsUp() {
        JsonNode sizes = operator().get(SIZES).json();

        JsonNode shelf = table(sizes, "shelf");
        assertThat(shelf.get("partitions").asLong()).isZero();
        assertThat(shelf.get("rows_estimate").asLong()).isEqualTo(19_500);
        assertThat(shelf.get("dead_rows").asLong()).isEqualTo(500);
        assertThat(shelf.get("last_vacuum").isNull()).isTrue();
        assertThat(table(sizes, "empty_shelf").get("total_bytes").asLong()).isZero();
        long sum = 0;
        for (JsonNode one : sizes.get("tables")) {
            sum += one.get("total_bytes").asLong();
        }
        assertThat(sizes.get("total_bytes").asLong()).isEqualTo(sum);
        assertThat(sizes.get("database_bytes").asLong()).isGreaterThan(sum);
        assertThat(sizes.get("database_pretty").asText()).endsWith(" MB");
        assertThat(sizes.get("service").asText()).isEqualTo(SCHEMA);
        assertThat(names(sizes).getFirst()).isEqualTo("shelf");
    }

    @Test
    void anOperatorSeesWhatWaitsAndWhetherTheServiceIsReady() {
        String state = "/api/state/" + SCHEMA;
        JsonNode before = operator().get(state).json();
        service.query("INSERT INTO kit_stats.outbox (event_id, topic, key, type, payload, headers, occurred_at) VALUES"
                + " (gen_random_uuid(), 'gyosil.nobody', 'k', 'x', '', '{}', now() - interval '90 seconds')"
                + " RETURNING 1");

        JsonNode after = operator().get(state).json();

        assertThat(before.get("outbox_depth").asLong()).as(before.toString()).isZero();
        assertThat(after.get("outbox_depth").asLong()).as(after.toString()).isOne();
        assertThat(after.get("outbox_oldest_seconds").asDouble()).isGreaterThanOrEqualTo(90);
        assertThat(after.get("parts").findValuesAsText("name")).contains("database");
        assertThat(after.get("ready").asBoolean())
                .isEqualTo(!after.get("parts").findValuesAsText("up").contains("false"));
    }

    @Test
    void whatIsSlowIsShownOfBothRolesWithoutValuesAndOfNobodyElse() {
        service.query("SELECT public.pg_stat_statements_reset()");
        for (String role : List.of("web", "worker")) {
            service.transactions(role).run(open -> {
                for (int i = 0; i < 3; i++) {
                    open.column("SELECT pg_sleep(0.0" + (role.equals("web") ? "4" : "2") + "), 'of " + role + "'");
                }
                open.column("SELECT 'quick'");
            });
        }
        service.transactions("web").run(open -> open.column("SELECT 'slower', pg_sleep(0.11)"));
        service.query("SELECT pg_sleep(0.2), 'of the superuser'");

        // What the service does by itself may have been slow, too.
        List<JsonNode> slow = slow("?min_mean_ms=15&limit=100")
                .filter(one -> one.get("query").asText().equals("SELECT pg_sleep($1), $2"))
                .toList();

        assertThat(slow)
                .extracting(one -> one.get("role").asText())
                .containsExactlyInAnyOrder("kit_stats_web", "kit_stats_worker");
        for (JsonNode one : slow) {
            assertThat(one.get("calls").asLong()).isEqualTo(3);
            assertThat(one.get("rows").asLong()).isEqualTo(3);
            assertThat(one.get("mean_ms").asDouble()).isGreaterThan(19.0);
            assertThat(one.get("total_ms").asDouble())
                    .isBetween(
                            one.get("mean_ms").asDouble() * 2.9,
                            one.get("mean_ms").asDouble() * 3.1);
            assertThat(one.get("max_ms").asDouble())
                    .isGreaterThanOrEqualTo(one.get("mean_ms").asDouble());
        }
        assertThat(operator().get(SLOW + "?min_mean_ms=0&limit=100").text())
                .contains("SELECT $1")
                .doesNotContain("quick");
        assertThat(slow(""))
                .as("100 ms by default")
                .allMatch(one -> one.get("mean_ms").asDouble() >= 100)
                .anyMatch(one -> one.get("query").asText().equals("SELECT $1, pg_sleep($2)"));
        assertThat(operator().get(SLOW + "?limit=1&min_mean_ms=15").json().get("items"))
                .hasSize(1);
    }

    @Test
    void nobodyButAnOperatorMaySeeIt() {
        for (String path : List.of(SIZES, SLOW)) {
            assertThat(service.anyone().get(path).status()).isEqualTo(401);
            for (String role : List.of("student", "teacher", "admin")) {
                assertThat(as(role).get(path).status()).as(role).isEqualTo(403);
            }
            assertThat(operator().get(path).status()).isEqualTo(200);
        }
    }

    @Test
    void badParametersAndAnotherServicesNameAreRefusedInWords() {
        Map.of(
                        SLOW + "?limit=0", "?limit must be from 1 to 100.",
                        SLOW + "?limit=101", "?limit must be from 1 to 100.",
                        SLOW + "?limit=many", "?limit has a value of the wrong kind.",
                        SLOW + "?min_mean_ms=-1", "?min_mean_ms must be from 0 to 86400000.",
                        SLOW + "?min_mean_ms=NaN", "?min_mean_ms must be from 0 to 86400000.",
                        SLOW + "?mean=1", "?mean is not a parameter here.",
                        SIZES + "?limit=1", "?limit is not a parameter here.")
                .forEach((path, detail) -> assertProblem(operator().get(path), 400, "invalid-request", detail));
        String other = "This is the service kit_stats, and knows its own data alone.";
        assertProblem(operator().get("/api/database-stats/study"), 404, "not-found", other);
        assertProblem(operator().get("/api/database-stats/study/slow-queries"), 404, "not-found", other);
    }

    @Test
    void aServerWithoutSuchStatisticsSaysWhatItNeeds() {
        String needs = "PostgreSQL keeps no statistics of statements: it needs pg_stat_statements in"
                + " shared_preload_libraries, and the bootstrap.";
        service.execute("ALTER SCHEMA statements RENAME TO statements_away");
        try {
            assertProblem(operator().get(SLOW), 404, "not-found", needs);
        } finally {
            service.execute("ALTER SCHEMA statements_away RENAME TO statements");
        }
        assertThat(operator().get(SIZES).status()).isEqualTo(200);
        assertThat(operator().get(SLOW).status()).isEqualTo(200);
    }

    private static void assertProblem(Http.Answer answer, int status, String type, String detail) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo(type);
        assertThat(answer.json().get("detail").asText()).isEqualTo(detail);
    }

    private static JsonNode table(JsonNode sizes, String name) {
        for (JsonNode one : sizes.get("tables")) {
            if (one.get("table").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not in " + sizes);
    }

    private static List<String> names(JsonNode sizes) {
        return sizes.get("tables").findValuesAsText("table");
    }

    private static long number(String query) {
        return Long.parseLong(service.query(query).getFirst());
    }

    private static Stream<JsonNode> slow(String query) {
        JsonNode items = operator().get(SLOW + query).json().get("items");
        return IntStream.range(0, items.size()).mapToObj(items::get);
    }

    private static Http operator() {
        return service.anyone()
                .as(TestTokens.signed(
                        TestTokens.key(), claims -> claims.claim("roles", List.of(Roles.ADMIN, Roles.OPERATOR))));
    }

    private static Http as(String role) {
        return service.anyone().as(TestTokens.of(role, "1"));
    }
}

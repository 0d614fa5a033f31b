package io.gyosil.kit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTransactions;
import io.micronaut.data.exceptions.DataAccessException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PipeliningStatementsIT {

    private static final StatementPipeline PIPELINE = new StatementPipeline();
    private static final String ADD = "INSERT INTO mark VALUES (?)";
    private static final String ALL = "SELECT text FROM mark ORDER BY text";

    private static TrialService service;
    private static TrialTransactions web;

    @BeforeAll
    static void start() {
        TrialService.prepare("kit_pipeline");
        TrialService.execute("kit_pipeline", """
            SET ROLE kit_pipeline_owner;
            CREATE TABLE IF NOT EXISTS mark (text text CONSTRAINT pk_mark PRIMARY KEY)
            """);
        service = TrialService.on("kit_pipeline");
        web = service.transactions("web");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        service.execute("TRUNCATE mark");
    }

    @Test
    void whatIsLeftForLaterIsCommittedInItsOrder() {
        web.run(open -> {
            add("a");
            PIPELINE.later("UPDATE mark SET text = text || ?", List.of("b"));
            PIPELINE.later("UPDATE mark SET text = text || ?", List.of("c"));
        });

        assertThat(marks()).containsExactly("abc");
    }

    @Test
    void aQuerySeesWhatWasLeftBeforeItAndIsGivenItsOwnRows() {
        List<String> seen = web.in(open -> {
            add("a");
            PIPELINE.later("SELECT 'of no interest'", List.of());
            add("b");
            return PIPELINE.query(ALL, List.of(), row -> row.getString(1));
        });

        assertThat(seen).containsExactly("a", "b");
        assertThat(marks()).containsExactly("a", "b");
    }

    @Test
    void aStatementOnTheConnectionSeesItToo() {
        assertThat(web.<Integer>in(open -> {
                    add("a");
                    return new TrialTransactions.Open(PIPELINE.connection()).execute("DELETE FROM mark");
                }))
                .isEqualTo(1);
    }

    @Test
    void whatThrowsLeavesNothing() {
        assertThatThrownBy(() -> web.run(open -> {
                    add("a");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(marks()).isEmpty();
        web.run(open -> add("b"));
        assertThat(marks()).containsExactly("b");
    }

    @Test
    void oneThatFailsTakesThoseBesideItAlongAndNothingIsSaidToBeCommitted() {
        AtomicBoolean committed = new AtomicBoolean();
        assertThatThrownBy(() -> web.run(open -> {
                    PIPELINE.afterCommit(() -> committed.set(true));
                    add("a");
                    add("a");
                    add("b");
                }))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("pk_mark");

        assertThat(marks()).isEmpty();
        assertThat(committed).isFalse();
        web.run(open -> add("c"));
        assertThat(marks()).containsExactly("c");
    }

    @Test
    void aQueryBehindALockSeesWhatItWaitedFor() throws Exception {
        String lock = "SELECT pg_advisory_xact_lock(?)";
        CompletableFuture<List<String>> second = web.in(open -> {
            PIPELINE.query(lock, List.of(7), row -> 0);
            CompletableFuture<List<String>> waiting = CompletableFuture.supplyAsync(() -> web.in(another -> {
                PIPELINE.later(lock, List.of(7));
                return PIPELINE.query(ALL, List.of(), row -> row.getString(1));
            }));
            while (service.query("SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                    .isEmpty()) {
                Thread.onSpinWait();
            }
            add("first");
            return waiting;
        });

        assertThat(second.get()).containsExactly("first");
    }

    @Test
    void everyKindOfColumnArrivesAsItWas() {
        List<@Nullable Instant> times = List.of(Instant.parse("2026-11-02T09:01:08.123456Z"), Instant.EPOCH);
        List<ArrayParameter<Instant>> columns = List.of(
                ArrayParameter.times(time -> time),
                ArrayParameter.texts(time -> time.getNano() == 0 ? null : "{가,\"나\\"),
                ArrayParameter.optionalInts(time -> time.getNano() == 0 ? null : -7),
                ArrayParameter.longs(Instant::getEpochSecond),
                ArrayParameter.ints(Instant::getNano),
                ArrayParameter.doubles(time -> 1.0 / 3),
                ArrayParameter.flags(time -> time.getNano() == 0));

        List<String> rows = web.in(open -> PIPELINE.query(
                "SELECT (ROW (%s, b, c, d, e, f, g))::text FROM unnest(?, ?, ?, ?, ?, ?, ?) AS r (a, b, c, d, e, f, g)"
                        .formatted(ArrayParameter.TIME.formatted("a")),
                ArrayParameter.arrays(columns, times),
                row -> row.getString(1)));

        assertThat(rows)
                .isEqualTo(Arrays.asList(
                        "(\"2026-11-02"
                            + " 09:01:08.123456+00\",\"{가,\"\"나\\\\\",-7,1793610068,123456000,0.3333333333333333,f)",
                        "(\"1970-01-01 00:00:00+00\",,,0,0,0.3333333333333333,t)"));
    }

    private static void add(String text) {
        PIPELINE.later(ADD, List.of(text));
    }

    private static List<String> marks() {
        return service.query(ALL);
    }
}

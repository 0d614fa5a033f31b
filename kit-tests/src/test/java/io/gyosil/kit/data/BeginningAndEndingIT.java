package io.gyosil.kit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTransactions;
import io.micronaut.transaction.exceptions.TransactionException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeginningAndEndingIT {

    private static final StatementPipeline PIPELINE = new StatementPipeline();

    private static final String INSERT = "INSERT INTO note VALUES ('written')";

    private static TrialService service;
    private static TrialTransactions web;

    private static final TimeZone ZONE = TimeZone.getDefault();

    @BeforeAll
    static void start() {
        // The driver hands the zone of its JVM on to the server.
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
        TrialService.prepare("kit_transactions");
        TrialService.execute(
                "kit_transactions",
                "SET ROLE kit_transactions_owner; CREATE TABLE IF NOT EXISTS note (text text NOT NULL)");
        // What an administrator may have set must not change how we work.
        TrialService.execute(
                "kit_transactions",
                "ALTER ROLE kit_transactions_web SET default_transaction_isolation = 'serializable'");
        service = TrialService.on("kit_transactions");
        web = service.transactions("web");
    }

    @AfterAll
    static void stop() {
        service.close();
        TimeZone.setDefault(ZONE);
    }

    @BeforeEach
    void empty() {
        service.execute("TRUNCATE note");
    }

    @Test
    void whatReturnsIsCommitted() {
        assertThat(web.<Integer>in(open -> open.execute(INSERT))).isEqualTo(1);

        assertThat(notes()).containsExactly("written");
    }

    @Test
    void whatThrowsIsRolledBackAndThrownOn() {
        IllegalStateException failure = new IllegalStateException("on purpose");

        assertThatThrownBy(() -> web.run(open -> {
                    open.execute(INSERT);
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(notes()).isEmpty();
    }

    @Test
    void nothingRunsOutsideOfATransaction() {
        assertThatThrownBy(PIPELINE::connection)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no transaction is open");
        web.run(open -> assertThatThrownBy(() ->
                        CompletableFuture.supplyAsync(PIPELINE::connection).join())
                .hasRootCauseMessage("no transaction is open"));
        assertThatThrownBy(PIPELINE::connection).hasMessage("no transaction is open");
    }

    @Test
    void whatIsToHappenAfterTheCommitHappensAfterItAndOnlyThen() {
        List<String> seen = new ArrayList<>();
        web.run(open -> {
            open.execute(INSERT);
            PIPELINE.afterCommit(() -> seen.addAll(notes()));
            assertThat(notes()).isEmpty();
        });
        assertThat(seen).containsExactly("written");

        assertThatThrownBy(() -> web.run(open -> {
                    PIPELINE.afterCommit(() -> seen.add("never"));
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class);
        web.run(open -> {});
        assertThat(seen).containsExactly("written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"web", "worker"})
    void connectionsHaveTheirRoleSchemaLimitsAndTheUtcClock(String role) {
        assertThat(setting(role, "current_user")).isEqualTo("kit_transactions_" + role);
        assertThat(setting(role, "current_schema()")).isEqualTo("kit_transactions");
        assertThat(setting(role, "current_setting('statement_timeout')")).isEqualTo("10s");
        assertThat(setting(role, "current_setting('idle_in_transaction_session_timeout')"))
                .isEqualTo("10s");
        assertThat(setting(role, "current_setting('tcp_keepalives_idle')")).isEqualTo("5");
        assertThat(setting(role, "current_setting('transaction_isolation')")).isEqualTo("read committed");
        assertThat(setting(role, "current_setting('timezone')")).isEqualTo("UTC");
        assertThat(setting(role, "current_setting('application_name')")).isEqualTo("kit_transactions_" + role);
    }

    @Test
    void transactionLeftIdleIsEndedAndTheNextOneGetsAGoodConnection() {
        assertThatThrownBy(() -> web.run(open -> {
                    open.execute("SET LOCAL idle_in_transaction_session_timeout = 50");
                    open.execute(INSERT);
                    pause(300);
                    open.execute(INSERT);
                }))
                .isInstanceOf(TransactionException.class);

        assertThat(web.<Integer>in(open -> open.execute("SELECT 1"))).isNotNull();
        assertThat(notes()).isEmpty();
    }

    @Test
    void transactionIsBegunAndEndedWithoutFurtherStatements() {
        service.query("SELECT public.pg_stat_statements_reset()");
        for (int i = 0; i < 20; i++) {
            web.run(open -> open.execute(INSERT));
        }

        assertThat(service.query("""
            SELECT query || ' ' || calls FROM public.pg_stat_statements JOIN pg_roles ON pg_roles.oid = userid
            WHERE rolname = 'kit_transactions_web' AND query <> 'COMMIT' ORDER BY 1
            """)).containsExactly("BEGIN 20", "INSERT INTO note VALUES ($1) 20");
    }

    private static String setting(String role, String expression) {
        return service.transactions(role)
                .in(open -> open.column("SELECT " + expression))
                .getFirst();
    }

    private static List<String> notes() {
        return service.query("SELECT text FROM note");
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}

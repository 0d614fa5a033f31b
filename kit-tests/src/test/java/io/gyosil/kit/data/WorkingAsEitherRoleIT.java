package io.gyosil.kit.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.trial.TrialService;
import io.micronaut.transaction.exceptions.IllegalTransactionStateException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One repository, used by transactions of the web role and of the worker's. */
class WorkingAsEitherRoleIT {

    private static final String SCHEMA = "kit_roles";

    private static TrialService service;
    private static Marking marking;
    private static Marks marks;

    @BeforeAll
    static void start() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(
                SCHEMA,
                "SET ROLE kit_roles_owner; CREATE TABLE IF NOT EXISTS mark (text text CONSTRAINT pk_mark PRIMARY KEY)");
        service = TrialService.on(SCHEMA);
        marking = service.bean(Marking.class);
        marks = service.bean(Marks.class);
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
    void repositoryWorksInTheTransactionThatIsOpenAndAsItsRole() {
        assertThat(marking.usual("web")).isEqualTo("kit_roles_web");
        assertThat(marking.worker("worker")).isEqualTo("kit_roles_worker");

        assertThat(marks.all()).containsExactly("web", "worker");
    }

    @Test
    void readOutsideOfATransactionIsTheWebRolesAndAWriteIsRefused() {
        assertThat(marks.who()).isEqualTo("kit_roles_web");

        assertThatThrownBy(() -> marks.add("lost")).isInstanceOf(IllegalTransactionStateException.class);
        assertThat(marks.all()).isEmpty();
    }

    @Test
    void whatIsLeftForLaterIsInTheSameTransactionAndComesWithTheCommit() {
        assertThat(marking.mixed()).containsExactly("a", "b");

        assertThat(marks.all()).containsExactly("a", "b", "c");
    }

    @Test
    void transactionWithinAnotherIsTheOuterOnesAndSoIsItsRole() {
        assertThat(marking.within(marking)).isEqualTo("kit_roles_web");

        assertThat(marks.all()).containsExactly("inner", "outer");
    }

    @Test
    void whatThrowsLeavesNothingAndNoConnectionInUse() {
        assertThatThrownBy(marking::fail).hasMessage("on purpose");

        assertThat(marks.all()).isEmpty();
        assertThat(new StatementPipeline().isOpen()).isFalse();
        assertThatThrownBy(() -> new StatementPipeline().later("SELECT 1", List.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no transaction is open");
    }

    @Test
    void transactionsOfTheWebRoleAreOnBehalfOfTheCallerAndNothingOfItStays() {
        Caller caller = new Caller("77", List.of(Roles.TEACHER), 1L, null, 5L);
        Caller another = new Caller("78", List.of(Roles.ADMIN), 1L, null, null);

        assertThat(OnBehalf.as(caller, () -> marking.usual("of a caller"))).isEqualTo("kit_roles_web for 77");
        assertThat(OnBehalf.as(caller, () -> marking.worker("of nobody"))).isEqualTo("kit_roles_worker");
        assertThat(OnBehalf.as(caller, () -> OnBehalf.as(another, () -> marking.usual("of another"))))
                .isEqualTo("kit_roles_web for 78");

        for (int i = 0; i < 20; i++) {
            assertThat(marking.usual("of nobody " + i)).isEqualTo("kit_roles_web");
        }
    }
}

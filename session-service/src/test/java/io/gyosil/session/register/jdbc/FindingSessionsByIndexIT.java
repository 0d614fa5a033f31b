package io.gyosil.session.register.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.session.OneYear;
import io.gyosil.session.register.RegisterFilter;
import io.gyosil.session.register.Scope;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The planner's own word that the register's list goes by index, for every caller and filter. */
class FindingSessionsByIndexIT {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private static final RegisterFilter.Place LATER = new RegisterFilter.Place(NOW.minus(Duration.ofDays(30)), "s");

    @Test
    void aLearnersNewestFirst() throws SQLException {
        Scope learner = new Scope.OfUser("u7");

        goesBy("ix_session_user_id", filter(learner), null);
        goesBy("ix_session_user_id", filter(learner), LATER);
    }

    @Test
    void aClasssNewestFirst() throws SQLException {
        goesBy("ix_session_classroom_id", filter(new Scope.OfClass("c7")), null);
        goesBy(
                "ix_session_classroom_id",
                new RegisterFilter(new Scope.OfClass("c7"), null, null, "live", NOW.minus(Duration.ofDays(7)), NOW),
                LATER);
    }

    @Test
    void aTeachersAndTheirStudents() throws SQLException {
        Scope teacher = new Scope.OfTeacher("t7", "1007", 7L);

        goesBy("ix_session_user_id", filter(teacher), null);
        goesBy("ix_session_classroom_id", filter(teacher), LATER);
    }

    @Test
    void anOrganizationsInATime() throws SQLException {
        Scope organization = new Scope.OfOrganization(7L);

        goesBy("ix_session_", filter(organization), null);
        goesBy("ix_session_", filter(organization), LATER);
        goesBy(
                "ix_session_",
                new RegisterFilter(organization, null, null, "study", NOW.minus(Duration.ofDays(1)), NOW),
                null);
    }

    private static RegisterFilter filter(Scope scope) {
        return new RegisterFilter(scope, null, null, null, null, null);
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    private void goesBy(String index, RegisterFilter filter, RegisterFilter.@Nullable Place after) throws SQLException {
        RegisterSql query = new RegisterSql(filter, after, 51);

        assertThat(year().plan(query.sql(), query.parameters())).contains(index).doesNotContain("Seq Scan on session");
    }
}

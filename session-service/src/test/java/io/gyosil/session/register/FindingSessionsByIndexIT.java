package io.gyosil.session.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.ProductStatement;
import io.gyosil.session.OneYear;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The planner's own word that the register's list goes by index, for every caller and filter. */
class FindingSessionsByIndexIT {

    private static final Map<String, String> LEARNER = Map.of("ofUser", "'u7'");
    private static final Map<String, String> CLASS = Map.of("ofClass", "'c7'");
    private static final Map<String, String> TEACHER = Map.of("ofUser", "'t7'", "teacherId", "'1007'", "orgId", "7");
    private static final Map<String, String> ORGANIZATION = Map.of("orgId", "7");
    private static final Map<String, String> LATER =
            Map.of("afterStart", "now() - interval '30 days'", "afterId", "'s'");

    @Test
    void aLearnersNewestFirst() throws SQLException {
        goesBy("ix_session_user_id", "ofUser", LEARNER);
        goesBy("ix_session_user_id", "ofUser", LEARNER, LATER);
    }

    @Test
    void aClasssNewestFirst() throws SQLException {
        goesBy("ix_session_classroom_id", "ofClass", CLASS);
        goesBy("ix_session_classroom_id", "ofClass", CLASS, since("7 days", "live"), LATER);
    }

    @Test
    void aTeachersAndTheirStudents() throws SQLException {
        goesBy("ix_session_user_id", "ofTeacher", TEACHER);
        goesBy("ix_session_classroom_id", "ofTeacher", TEACHER, LATER);
    }

    @Test
    void anOrganizationsInATime() throws SQLException {
        goesBy("ix_session_", "ofOrganization", ORGANIZATION);
        goesBy("ix_session_", "ofOrganization", ORGANIZATION, LATER);
        goesBy("ix_session_", "ofOrganization", ORGANIZATION, since("1 day", "study"));
    }

    private static Map<String, String> since(String time, String type) {
        return Map.of(
                "sessionType", "'" + type + "'", "earliest", "now() - interval '" + time + "'", "latest", "now()");
    }

    /** Where it is asked. */
    OneYear year() throws SQLException {
        return OneYear.end();
    }

    @SafeVarargs
    private final void goesBy(String index, String query, Map<String, String>... values) throws SQLException {
        Map<String, String> all = new HashMap<>(Map.of("limit", "51"));
        for (Map<String, String> some : values) {
            all.putAll(some);
        }

        assertThat(year().plan(ProductStatement.of(SessionRepository.class, query)
                        .with(all)))
                .contains(index)
                .doesNotContain("Seq Scan on session");
    }
}

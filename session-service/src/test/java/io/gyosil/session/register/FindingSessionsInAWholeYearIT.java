package io.gyosil.session.register;

import io.gyosil.session.OneYear;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** The same among all sessions of a year. */
@Tag("full")
class FindingSessionsInAWholeYearIT extends FindingSessionsByIndexIT {

    @Override
    OneYear year() throws SQLException {
        return OneYear.whole();
    }
}

package io.gyosil.session.live.card;

import io.gyosil.session.OneYear;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** The same at the end of a whole year. */
@Tag("full")
class DrawingInAWholeYearIT extends DrawingByIndexIT {

    @Override
    OneYear year() throws SQLException {
        return OneYear.whole();
    }
}

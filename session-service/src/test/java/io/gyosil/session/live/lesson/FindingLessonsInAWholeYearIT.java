package io.gyosil.session.live.lesson;

import io.gyosil.session.OneYear;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;

/** The same among all lessons and messages of a year. */
@Tag("full")
class FindingLessonsInAWholeYearIT extends FindingLessonsByIndexIT {

    @Override
    OneYear year() throws SQLException {
        return OneYear.whole();
    }
}

package io.gyosil.classroom.roster.jdbc;

import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterSteps;
import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class JdbcRosterSteps implements RosterSteps {

    @Override
    public List<RosterStep> applying() {
        return List.of(new UserStep(), new ClassStep(), new EnrollmentStep(), new ClassRemovalStep());
    }

    @Override
    public List<RosterStep> undoing() {
        return List.of(new RestoreClassStep(), new UndoEnrollmentStep(), new UndoClassStep(), new UndoUserStep());
    }
}

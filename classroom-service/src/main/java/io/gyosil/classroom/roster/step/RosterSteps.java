package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterStep;
import jakarta.inject.Singleton;
import java.util.List;

/** The steps of the two things that are done with an import, in their order. */
@Singleton
public final class RosterSteps {

    private final List<RosterStep> applying;
    private final List<RosterStep> undoing;

    RosterSteps(
            UserStep users,
            ClassStep classes,
            EnrollmentStep enrollments,
            SourceStep sources,
            ClassRemovalStep removals,
            RestoreClassStep restoreClasses,
            UndoEnrollmentStep undoEnrollments,
            UndoClassStep undoClasses,
            UndoUserStep undoUsers,
            UndoSourceStep undoSources) {
        applying = List.of(users, classes, enrollments, sources, removals);
        undoing = List.of(restoreClasses, undoEnrollments, undoSources, undoClasses, undoUsers);
    }

    /** Users first, for classes have teachers; classes go last, since what is in them goes with them. */
    public List<RosterStep> applying() {
        return applying;
    }

    /** The other way round. */
    public List<RosterStep> undoing() {
        return undoing;
    }
}

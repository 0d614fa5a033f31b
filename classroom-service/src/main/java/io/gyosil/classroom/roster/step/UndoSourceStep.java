package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import jakarta.inject.Singleton;

/** Forgets the rows of teachers that an import brought, and remembers those that it ended. Students' are in the journal. */
@Singleton
final class UndoSourceStep implements RosterStep {

    private final SourceRepository sources;

    UndoSourceStep(SourceRepository sources) {
        this.sources = sources;
    }

    @Override
    public String name() {
        return "rows of teachers";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        sources.forgetTeachers(work.id());
        sources.restoreTeachers(work.id());
        return Done.NOTHING;
    }
}

package io.gyosil.classroom.roster.step;

import io.gyosil.classroom.roster.RosterKind;
import io.gyosil.classroom.roster.RosterStep;
import io.gyosil.classroom.roster.RosterWork;
import io.gyosil.classroom.roster.RowRange;
import io.gyosil.classroom.roster.compare.RosterComparison;
import jakarta.inject.Singleton;

/**
 * Remembers every row that enrols a student or has somebody teach a class, those among them that change nothing: the last of several
 * ends it.
 */
@Singleton
final class SourceStep implements RosterStep {

    private final RosterComparison comparison;
    private final SourceRepository sources;

    SourceStep(RosterComparison comparison, SourceRepository sources) {
        this.comparison = comparison;
        this.sources = sources;
    }

    @Override
    public String name() {
        return "sources";
    }

    @Override
    public Done work(RosterWork work, long after, int most) {
        Long last = sources.next(work.id(), after, most);
        if (last == null) {
            return Done.NOTHING;
        }
        comparison.match(work, RosterKind.ENROLLMENT, new RowRange(after, last));
        sources.note(work.id(), after, last, work.orgId(), work.source());
        sources.change(work.id(), after, last, work.orgId(), work.source());
        sources.beginTeachers(work.id(), after, last, work.orgId(), work.source());
        sources.endTeachers(work.id(), after, last, work.source());
        return new Done(last, 0);
    }
}

package io.gyosil.classroom.roster;

import io.gyosil.classroom.RosterProblem;
import io.gyosil.classroom.roster.RosterJob.Place;
import io.gyosil.classroom.roster.RosterJob.Purpose;
import io.gyosil.classroom.roster.RosterJob.Task;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.Jobs;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Has imports applied, and taken back, as jobs. Both go on where a job stopped that failed. */
@Singleton
class ApplyRoster {

    private final ImportRepository imports;
    private final Jobs jobs;
    private final RosterJob kind;

    ApplyRoster(ImportRepository imports, Jobs jobs, RosterJob kind) {
        this.imports = imports;
        this.jobs = jobs;
        this.kind = kind;
    }

    /**
     * Begins to apply an import, or goes on with it. Rows in error are left out.
     *
     * @param overThreshold whether it may be applied though unusually much would change
     * @return the job
     * @throws ProblemException when it cannot be applied now
     */
    @Transactional
    Job apply(RosterCaller caller, long id, boolean overThreshold) {
        ImportState state = free(caller.orgId(), id, one -> mustBeToApply(one, overThreshold));
        Place from = from(state, Purpose.APPLY);
        Job job = job(caller, state, Purpose.APPLY, from);
        imports.apply(id, caller.orgId(), from.rows(), job.id());
        return job;
    }

    /**
     * Begins to take an import back, or goes on with it.
     *
     * @return the job
     * @throws ProblemException when it cannot be taken back now
     */
    @Transactional
    Job undo(RosterCaller caller, long id) {
        ImportState state = free(caller.orgId(), id, ApplyRoster::mustBeToUndo);
        Place from = from(state, Purpose.UNDO);
        Job job = job(caller, state, Purpose.UNDO, from);
        imports.undo(id, caller.orgId(), from.rows(), job.id());
        return job;
    }

    /** An import that nobody works on, locked; it may have come to its end between two looks. */
    private ImportState free(long orgId, long id, Consumer<ImportState> check) {
        check.accept(imports.find(id, orgId)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND, Words.of("roster.no-such-import"))));
        ImportState state = imports.lockUnlessBusy(id, orgId).orElseThrow(ApplyRoster::busy);
        check.accept(state);
        return state;
    }

    private static void mustBeToApply(ImportState state, boolean overThreshold) {
        if (!state.isKept()) {
            throw past(Words.of("roster.not-kept-to-apply"));
        }
        if (!state.status().equals("previewed") && !state.status().equals("applying")) {
            throw past(Words.of("roster.not-to-apply", state.status()));
        }
        if (state.status().equals("previewed")
                && !overThreshold
                && !state.exceeded().isEmpty()) {
            throw ProblemException.of(
                    RosterProblem.OVER_THRESHOLD, Words.of("roster.over-threshold", state.exceeded()));
        }
    }

    private static void mustBeToUndo(ImportState state) {
        if (!state.isKept()) {
            throw past(Words.of("roster.not-kept-to-undo"));
        }
        if (!List.of("applying", "applied", "undoing").contains(state.status())) {
            throw past(Words.of("roster.not-to-undo", state.status()));
        }
    }

    private static ProblemException past(Words why) {
        return ProblemException.of(RosterProblem.WRONG_STATUS, why);
    }

    private static ProblemException busy() {
        return ProblemException.of(RosterProblem.BUSY, Words.of("roster.busy"));
    }

    /** Where the last job stopped, if it had the same purpose. */
    private Place from(ImportState state, Purpose purpose) {
        UUID last = state.jobId();
        return last == null
                ? Place.BEGINNING
                : jobs.find(last)
                        .filter(job -> Task.of(job).purpose() == purpose)
                        .map(Place::of)
                        .orElse(Place.BEGINNING);
    }

    /** One of two who ask at once gets it, also when they ask for different imports of an organization. */
    private Job job(RosterCaller caller, ImportState state, Purpose purpose, Place from) {
        Jobs.Asked asked = jobs.ask(kind, state.orgId(), new Task(state.id(), purpose, from), caller.userId());
        if (!asked.isNew()) {
            throw busy();
        }
        return asked.job();
    }
}

package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.gyosil.classroom.RosterSettings;
import io.gyosil.classroom.roster.step.RosterSteps;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.job.Job;
import io.gyosil.kit.job.JobFailedException;
import io.gyosil.kit.job.JobKind;
import io.gyosil.kit.job.JobStep;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.sqlstate.SqlState;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Applies an import, or takes it back. A step is some of its rows with their events and their journal, committed with the place up
 * to which it goes: who goes on after a failure or a death finds nothing half-done and does nothing twice.
 */
@Singleton
class RosterJob implements JobKind<RosterJob.Place> {

    /** A name that was taken just now: the step looks again and finds it taken. */
    private static final String TAKEN = "23505";

    private final ImportRepository imports;
    private final RowRepository rows;
    private final RosterSteps steps;
    private final RosterSettings settings;

    RosterJob(ImportRepository imports, RowRepository rows, RosterSteps steps, RosterSettings settings) {
        this.imports = imports;
        this.rows = rows;
        this.steps = steps;
        this.settings = settings;
    }

    /** What is to be done with an import. */
    enum Purpose {
        @JsonProperty("apply")
        APPLY("applied"),
        @JsonProperty("undo")
        UNDO("undone");

        private final String end;

        Purpose(String end) {
            this.end = end;
        }
    }

    /**
     * A job's task.
     *
     * @param from where one began that failed; null at the import's beginning
     */
    @Introspected
    record Task(long importId, Purpose purpose, @Nullable Place from) {

        static Task of(Job job) {
            return read(job.params(), Task.class);
        }
    }

    /**
     * Where the next step begins.
     *
     * @param step the name of the step
     * @param position the last row of it that is done
     * @param rows how many rows of the import are done
     */
    @Introspected
    record Place(String step, long position, long rows) {

        static final Place BEGINNING = new Place("", 0, 0);

        /** Where a job is, or stopped. */
        static Place of(Job job) {
            return job.progress() == null
                    ? Objects.requireNonNullElse(Task.of(job).from(), BEGINNING)
                    : read(job.progress(), Place.class);
        }
    }

    /**
     * What came of it.
     *
     * @param importId the import, where one sees what was left out or could not be taken back
     * @param status {@code applied} or {@code undone}
     * @param rows how many rows were done
     */
    @Introspected
    record Report(
            @Schema(example = "17") long importId,

            @Schema(example = "applied") String status,

            @Schema(example = "1200") long rows) {}

    @Override
    public String name() {
        return "roster-import";
    }

    @Override
    public Class<Place> progressType() {
        return Place.class;
    }

    /** People and other imports write meanwhile. */
    @Override
    public boolean isPassing(SqlState failure) {
        return failure.isPassing() || failure.code().equals(TAKEN);
    }

    @Override
    public JobStep next(Job job, @Nullable Place soFar) {
        Task task = Task.of(job);
        ImportState state = imports.lock(task.importId(), Objects.requireNonNull(job.orgId()))
                .orElseThrow(() -> new JobFailedException(Words.of("roster.import-gone")));
        Place place = Place.of(job);
        List<RosterStep> all = task.purpose() == Purpose.APPLY ? steps.applying() : steps.undoing();
        if (task.purpose() == Purpose.UNDO && place.equals(Place.BEGINNING)) {
            rows.counted();
            // A step of its own: what ANALYZE locks is let go before the long ones.
            return new JobStep.Next(new Place(all.getFirst().name(), 0, 0), 0, state.rowsTotal());
        }
        long position = place.position();
        for (RosterStep step : all.subList(indexOf(place.step(), all), all.size())) {
            RosterStep.Done done = step.work(state.work(), position, settings.chunk());
            if (!done.equals(RosterStep.Done.NOTHING)) {
                return advanced(state, step, done, place.rows() + done.rows());
            }
            position = 0;
        }
        imports.finish(state.id(), state.orgId(), task.purpose().end);
        return new JobStep.Finished(new Report(state.id(), task.purpose().end, place.rows()));
    }

    private JobStep advanced(ImportState state, RosterStep step, RosterStep.Done done, long rows) {
        imports.advance(state.id(), state.orgId(), rows);
        return new JobStep.Next(new Place(step.name(), done.position(), rows), rows, state.rowsTotal());
    }

    private static int indexOf(String name, List<RosterStep> all) {
        return IntStream.range(0, all.size())
                .filter(i -> all.get(i).name().equals(name))
                .findFirst()
                .orElse(0);
    }

    private static <T> T read(String json, Class<T> type) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8), type);
    }
}

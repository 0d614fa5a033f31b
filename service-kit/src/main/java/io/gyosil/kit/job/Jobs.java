package io.gyosil.kit.job;

import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one asks for jobs, and how far they are. */
@Singleton
public class Jobs {

    /** The one under way may end between two looks. */
    private static final int LOOKS = 5;

    private final JobRepository jobs;

    Jobs(JobRepository jobs) {
        this.jobs = jobs;
    }

    /**
     * What became of asking.
     *
     * @param job the new job, or the one of its kind that is under way in the organization
     * @param isNew whether it is new
     */
    public record Asked(Job job, boolean isNew) {}

    /**
     * Asks for a job, in the open transaction or one of its own. One of a kind is under way in an organization at a time.
     *
     * @param orgId whose it is; null for one that concerns all organizations
     * @param params what it is to do; kept as JSON
     * @param askedBy the user who asks; null where the service itself does
     */
    @Transactional
    public Asked ask(JobKind<?> kind, @Nullable Long orgId, Object params, @Nullable String askedBy) {
        jobs.forget();
        for (int i = 0; i < LOOKS; i++) {
            List<Job> added = jobs.add(UUID.randomUUID(), kind.name(), orgId, EventJson.write(params), askedBy);
            if (!added.isEmpty()) {
                return new Asked(added.getFirst(), true);
            }
            Optional<Job> underWay = jobs.underWay(kind.name(), orgId);
            if (underWay.isPresent()) {
                return new Asked(underWay.get(), false);
            }
        }
        throw ProblemException.of(CommonProblem.UNAVAILABLE);
    }

    /** A job by its id. */
    public Optional<Job> find(UUID id) {
        return jobs.byId(id);
    }

    /** The job of a kind that was asked for last in an organization. */
    public Optional<Job> latest(JobKind<?> kind, long orgId) {
        return jobs.latest(kind.name(), orgId);
    }
}

package io.gyosil.kit.job;

import io.gyosil.kit.data.StatementPipeline;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private final StatementPipeline transaction;
    private final JobSignal signal;

    Jobs(JobRepository jobs, StatementPipeline transaction, JobSignal signal) {
        this.jobs = jobs;
        this.transaction = transaction;
        this.signal = signal;
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
                transaction.afterCommit(signal::send);
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

    /**
     * Waits until a job is at its end.
     *
     * @param atMost how long
     * @return whether it is; nobody waits for one that is not there
     */
    public boolean ended(UUID id, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        Duration pause = Duration.ofMillis(10);
        while (jobs.byId(id).filter(job -> !job.state().isEnd()).isPresent()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            pause = Duration.ofMillis(Math.min(pause.toMillis() * 2, 100));
        }
        return true;
    }

    /** The job of a kind that was asked for last in an organization. */
    public Optional<Job> latest(JobKind<?> kind, long orgId) {
        return jobs.latest(kind.name(), orgId);
    }
}

package io.gyosil.kit.job;

import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.Words;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of a job: each step's with what it has done, as long as the job is still held. */
@Singleton
class JobSteps {

    private final JobRepository jobs;

    JobSteps(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** Takes a job of one of these kinds that is due and that nobody holds. */
    @Transactional("worker")
    Optional<Job> take(String[] kinds, UUID holder) {
        return jobs.take(kinds, holder).stream().findFirst();
    }

    /**
     * Does one step.
     *
     * @return the job as it is now; empty when it is finished
     * @throws LostJobException when somebody else has taken over; the step is as if it had never been
     */
    @Transactional("worker")
    <P> Optional<Job> next(JobKind<P> kind, Job job, UUID holder) {
        P soFar = job.progress() == null
                ? null
                : EventJson.read(job.progress().getBytes(StandardCharsets.UTF_8), kind.progressType());
        return switch (kind.next(job, soFar)) {
            case JobStep.Next(Object progress, long done, Long total) -> {
                List<Job> now = jobs.goOn(job.id(), holder, EventJson.write(progress), done, total);
                mustBeHeld(job, now.size());
                yield Optional.of(now.getFirst());
            }
            case JobStep.Finished(Object result) -> {
                mustBeHeld(job, jobs.finish(job.id(), holder, EventJson.write(result)));
                yield Optional.empty();
            }
        };
    }

    /** Ends a job that cannot be done. */
    @Transactional("worker")
    void fail(Job job, UUID holder, Words reason) {
        mustBeHeld(job, jobs.fail(job.id(), holder, EventJson.write(reason)));
    }

    /** Lets others have their turn. */
    @Transactional("worker")
    void letGo(Job job, UUID holder) {
        mustBeHeld(job, jobs.letGo(job.id(), holder));
    }

    /** Leaves a job whose step failed to be tried again after a pause. */
    @Transactional("worker")
    void postpone(Job job, UUID holder) {
        mustBeHeld(job, jobs.postpone(job.id(), holder));
    }

    private static void mustBeHeld(Job job, long changed) {
        if (changed == 0) {
            throw new LostJobException(job);
        }
    }
}

package io.gyosil.kit.job;

import static java.util.stream.Collectors.toMap;

import io.gyosil.kit.problem.Words;
import io.gyosil.kit.sqlstate.SqlState;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on jobs, one after the other in turns of a few seconds, so that a short one does not wait for a long one's end. What a
 * step did is committed with how far the job is; whichever replica takes a job after a failure or a death goes on from there.
 */
@Singleton
@Requires(beans = JobKind.class)
class JobWorker {

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);

    private static final Duration TURN = Duration.ofSeconds(5);

    /** With the pauses in between about a minute, and as many deaths of the replicas that work on it. */
    private static final int MOST_TRIES = 10;

    /** A step's transaction lasts no longer. */
    private static final int SECONDS_TO_END = 12;

    private final JobSteps steps;
    private final Map<String, JobKind<?>> kinds;
    private final Semaphore idle = new Semaphore(1);
    private volatile boolean ending;

    JobWorker(JobSteps steps, List<JobKind<?>> kinds, JobSignal signal) {
        this.steps = steps;
        this.kinds = kinds.stream().collect(toMap(JobKind::name, Function.identity()));
        signal.wakes(() -> Thread.ofVirtual().name("jobs").start(this::work));
    }

    @Scheduled(fixedDelay = "1s")
    void work() {
        if (!idle.tryAcquire()) {
            return;
        }
        try {
            boolean more = true;
            while (more && !ending) {
                more = turn();
            }
        } catch (RuntimeException e) {
            LOG.warn("no job can be taken now: {}", e.toString());
        } finally {
            idle.release();
        }
    }

    /** Before any bean is destroyed that a step may still need: a step that lost its transaction so would end its job. */
    @EventListener
    void onShutdown(ShutdownEvent event) throws InterruptedException {
        ending = true;
        if (!idle.tryAcquire(SECONDS_TO_END, TimeUnit.SECONDS)) {
            LOG.warn("a job's step is cut off; it will be done again");
        }
    }

    /** Has one job go on for a while; says whether there was one. */
    private boolean turn() {
        UUID holder = UUID.randomUUID();
        Optional<Job> taken = steps.take(kinds.keySet().toArray(String[]::new), holder);
        if (taken.isEmpty()) {
            return false;
        }
        Turn turn = new Turn(taken.get(), holder);
        try {
            if (turn.job.tries() > MOST_TRIES) {
                throw new JobFailedException(Words.of("job.in-vain", MOST_TRIES));
            }
            turn.goOn();
        } catch (LostJobException e) {
            LOG.warn("{}", e.getMessage());
        } catch (RuntimeException | Error e) {
            turn.stop(e);
        }
        return true;
    }

    private final class Turn {

        private final UUID holder;
        private Job job;

        Turn(Job job, UUID holder) {
            this.job = job;
            this.holder = holder;
        }

        void goOn() {
            JobKind<?> kind = Objects.requireNonNull(kinds.get(job.kind()));
            long end = System.nanoTime() + TURN.toNanos();
            while (!ending && System.nanoTime() - end < 0) {
                Optional<Job> next = steps.next(kind, job, holder);
                if (next.isEmpty()) {
                    LOG.info("job {} ({}) is done", job.id(), job.kind());
                    return;
                }
                job = next.get();
            }
            steps.letGo(job, holder);
        }

        void stop(Throwable failure) {
            JobKind<?> kind = Objects.requireNonNull(kinds.get(job.kind()));
            boolean passing = SqlState.of(failure).filter(kind::isPassing).isPresent();
            try {
                if (passing && job.tries() < MOST_TRIES) {
                    LOG.warn("job {} ({}) waits and is tried again: {}", job.id(), job.kind(), failure.toString());
                    steps.postpone(job, holder);
                } else if (failure instanceof JobFailedException reasonable) {
                    LOG.warn("job {} ({}) fails: {}", job.id(), job.kind(), reasonable.getMessage());
                    steps.fail(job, holder, reasonable.reason());
                } else {
                    LOG.error("job {} ({}) fails", job.id(), job.kind(), failure);
                    steps.fail(job, holder, passing ? Words.of("job.in-vain", MOST_TRIES) : Words.of("job.broken"));
                }
            } catch (RuntimeException e) {
                LOG.warn("job {} is held until its time is over: {}", job.id(), e.toString());
            }
        }
    }
}

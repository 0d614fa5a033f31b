package io.gyosil.demo.client;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sends the uploads of many learners, several at once but one at a time for each learner, so that they arrive in the
 * order in which they happened. Who has most left comes next: learners take turns and all are done at about one time.
 */
public final class UploadRun {

    private static final int GIVE_UP_AFTER = 3;

    private final GyosilClient client;
    private final Progress progress;
    private final UploadTally tally = new UploadTally();
    private final Workers workers = new Workers();

    public UploadRun(GyosilClient client, Progress progress) {
        this.client = client;
        this.progress = progress;
    }

    /**
     * Sends everything, or as much as it can.
     *
     * @param atOnce most uploads under way, from 1
     */
    public UploadReport send(Collection<? extends LearnerUploads> learners, int atOnce) throws InterruptedException {
        long total = learners.stream().mapToLong(LearnerUploads::remaining).sum();
        var waiting = new PriorityQueue<>(
                Comparator.comparingInt(LearnerUploads::remaining).reversed());
        learners.stream().filter(LearnerUploads::hasNext).forEach(waiting::add);
        String stoppedBecause = null;
        try {
            workers.run(atOnce, () -> step(waiting));
        } catch (DeliveryException hopeless) {
            stoppedBecause = hopeless.getMessage();
        }
        if (stoppedBecause == null && client.isStopped()) {
            stoppedBecause = "It was stopped.";
        }
        return tally.report(total, client.retries(), stoppedBecause);
    }

    private boolean step(PriorityQueue<LearnerUploads> waiting) throws DeliveryException, InterruptedException {
        LearnerUploads learner = take(waiting);
        if (learner == null) {
            // The others are under way with their own threads, which put them back and go on.
            return false;
        }
        Upload upload = learner.next();
        tally.add(upload, client.upload(upload));
        progress.step(upload.attempts().size());
        if (tally.notDeliveredInARow() >= GIVE_UP_AFTER && !client.isStopped()) {
            client.stop();
            throw new DeliveryException("Uploads cannot be delivered any more.");
        }
        putBack(waiting, learner);
        return true;
    }

    private @Nullable LearnerUploads take(PriorityQueue<LearnerUploads> waiting) {
        synchronized (waiting) {
            return client.isStopped() ? null : waiting.poll();
        }
    }

    private static void putBack(PriorityQueue<LearnerUploads> waiting, LearnerUploads learner) {
        if (learner.hasNext()) {
            synchronized (waiting) {
                waiting.add(learner);
            }
        }
    }
}

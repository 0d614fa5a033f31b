package io.gyosil.demo.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run of uploads came to.
 *
 * @param total uploads that were to be sent
 * @param ingested uploads that are new on the server
 * @param alreadyThere uploads that it had
 * @param refused uploads to which it said no
 * @param notDelivered uploads that got no answer that counts
 * @param answersSent answers in all uploads that were sent, whatever became of them
 * @param answersIngested answers in the new uploads
 * @param answersSkipped answers whose question the server did not know
 * @param reasons the first few reasons of refusals and failures
 * @param retries requests that were repeated
 * @param stoppedBecause why uploads are left over, or null when none is
 */
public record UploadReport(
        long total,
        long ingested,
        long alreadyThere,
        long refused,
        long notDelivered,
        long answersSent,
        long answersIngested,
        long answersSkipped,
        List<String> reasons,
        long retries,
        Duration duration,
        @Nullable String stoppedBecause) {

    /** Uploads that were sent, whatever became of them. */
    public long sent() {
        return ingested + alreadyThere + refused + notDelivered;
    }

    /** Whether everything that was to be sent is on the server. */
    public boolean isComplete() {
        return ingested + alreadyThere == total && answersSkipped == 0;
    }

    public double uploadsPerSecond() {
        return sent() / seconds();
    }

    public double answersPerSecond() {
        return answersSent / seconds();
    }

    private double seconds() {
        return Math.max(0.001, duration.toNanos() / 1e9);
    }
}

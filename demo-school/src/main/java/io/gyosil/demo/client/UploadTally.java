package io.gyosil.demo.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts what became of uploads while several threads send them. */
final class UploadTally {

    private static final int REASONS_KEPT = 5;

    private final long startedAt = System.nanoTime();
    private final List<String> reasons = new ArrayList<>();
    private long ingested;
    private long alreadyThere;
    private long refused;
    private long notDelivered;
    private long notDeliveredInARow;
    private long answersSent;
    private long answersIngested;
    private long answersSkipped;

    synchronized void add(Upload upload, Delivery delivery) {
        answersSent += upload.attempts().size();
        notDeliveredInARow = delivery instanceof Delivery.NotDelivered ? notDeliveredInARow + 1 : 0;
        switch (delivery) {
            case Delivery.Ingested(int skipped) -> {
                ingested++;
                answersIngested += upload.attempts().size() - skipped;
                answersSkipped += skipped;
            }
            case Delivery.AlreadyThere(int skipped) -> {
                alreadyThere++;
                answersSkipped += skipped;
            }
            case Delivery.Refused(String reason) -> {
                refused++;
                keep(upload, reason);
            }
            case Delivery.NotDelivered(String reason) -> {
                notDelivered++;
                keep(upload, reason);
            }
        }
    }

    private void keep(Upload upload, String reason) {
        if (reasons.size() < REASONS_KEPT) {
            reasons.add("upload " + upload.clientSessionUuid() + " of "
                    + upload.attempts().getFirst().pubId() + " and so on: " + reason);
        }
    }

    /** One bad upload is that upload's trouble; several in a row are the server's. */
    synchronized long notDeliveredInARow() {
        return notDeliveredInARow;
    }

    synchronized UploadReport report(long total, long retries, @Nullable String stoppedBecause) {
        return new UploadReport(
                total,
                ingested,
                alreadyThere,
                refused,
                notDelivered,
                answersSent,
                answersIngested,
                answersSkipped,
                List.copyOf(reasons),
                retries,
                Duration.ofNanos(System.nanoTime() - startedAt),
                stoppedBecause);
    }
}

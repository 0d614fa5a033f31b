package io.gyosil.demo.csvimport;

import io.gyosil.demo.client.PublishCounts;
import io.gyosil.demo.client.UploadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What loading a file came to.
 *
 * @param questions what publishing did
 * @param uploads what became of the answers
 */
public record LoadReport(PublishCounts questions, UploadReport uploads) {

    /** Whether every answer of the file is on the stack. */
    public boolean isComplete() {
        return uploads.isComplete();
    }

    /** The report for the terminal. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(text(
                "Questions: %,d published: %,d created, %,d changed, %,d unchanged.",
                questions.total(), questions.created(), questions.changed(), questions.unchanged()));
        lines.add(text(
                "Sent: %,d answers in %,d uploads: %,d ingested, %,d already there, %,d refused, %,d not delivered;"
                        + " %,d retries.",
                uploads.answersSent(),
                uploads.sent(),
                uploads.ingested(),
                uploads.alreadyThere(),
                uploads.refused(),
                uploads.notDelivered(),
                uploads.retries()));
        lines.add(text(
                "Uploading took %,.1f s: %,.0f answers/s, %,.1f uploads/s.",
                uploads.duration().toMillis() / 1e3, uploads.answersPerSecond(), uploads.uploadsPerSecond()));
        addTroubles(lines);
        return lines;
    }

    private void addTroubles(List<String> lines) {
        uploads.reasons().forEach(reason -> lines.add("  " + reason));
        if (uploads.answersSkipped() > 0) {
            lines.add(text(
                    "%,d answers were skipped: the server does not know their questions.", uploads.answersSkipped()));
        }
        if (uploads.stoppedBecause() != null) {
            lines.add(text(
                    "%s %,d of %,d uploads were not sent. Run the same command again: what is there is not counted"
                            + " twice.",
                    uploads.stoppedBecause(), uploads.total() - uploads.sent(), uploads.total()));
        }
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

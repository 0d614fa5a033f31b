package io.gyosil.demo.school;

import io.gyosil.demo.client.PublishCounts;
import io.gyosil.demo.client.UploadReport;
import java.util.Locale;

/**
 * What filling in the demo school came to.
 *
 * @param school what was sent
 * @param questions what publishing did
 * @param uploads what became of the uploads; all of them are on the stack
 */
public record FillSummary(DemoSchool school, PublishCounts questions, UploadReport uploads) {

    /** The totals on one line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "Demo school: %,d pupils, %,d topics, %,d questions (%,d new), %,d answers in %,d uploads"
                        + " (%,d new, %,d already there). Pupil %s struggles with %s, pupil %s forgets.",
                school.pupils().size(),
                school.topics().size(),
                questions.total(),
                questions.created(),
                uploads.answersSent(),
                uploads.sent(),
                uploads.ingested(),
                uploads.alreadyThere(),
                school.struggling(),
                school.strugglesWith().title(),
                school.forgetting());
    }
}

package io.gyosil.study.question;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The questions of all learners. Works in the open transaction. */
public interface PublishedQuestions {

    /** The questions behind these names; unknown names are left out. */
    Map<String, ResolvedQuestion> resolve(Collection<String> pubIds);

    /** Of these questions, the names that belong to another learner already. */
    List<String> takenByOthers(List<Question> questions);

    /** Makes learners and topics that are new, and creates or changes the questions. */
    Counts publish(List<Question> questions);

    /**
     * What publishing did.
     *
     * @param created questions that are new
     * @param changed questions that were there and are different now
     * @param unchanged questions that were there already just so
     */
    record Counts(int created, int changed, int unchanged) {}
}

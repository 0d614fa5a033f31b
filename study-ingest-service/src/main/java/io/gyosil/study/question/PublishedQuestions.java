package io.gyosil.study.question;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The questions of all learners. Works in the open transaction. */
public interface PublishedQuestions {

    /**
     * The questions behind these names.
     *
     * @param orgId the organization that is meant; null for any
     */
    Resolution resolve(Collection<String> pubIds, @Nullable Long orgId);

    /** Of these questions, the names that belong to another learner of the organization already. */
    List<String> takenByOthers(long orgId, List<Question> questions);

    /** Makes learners and topics that are new in an organization, and creates or changes the questions. */
    Counts publish(long orgId, List<Question> questions);

    /**
     * What names stand for.
     *
     * @param known the question of each name; unknown names are left out
     * @param ambiguous the names that several organizations have
     */
    record Resolution(Map<String, ResolvedQuestion> known, Set<String> ambiguous) {}

    /**
     * What publishing did.
     *
     * @param created questions that are new
     * @param changed questions that were there and are different now
     * @param unchanged questions that were there already just so
     */
    record Counts(int created, int changed, int unchanged) {}
}

package io.gyosil.session.card;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The problems that are kept. Works in the open transaction. */
public interface Problems {

    Optional<Problem> find(UUID problemId);

    /** Like {@link #find}; nobody else changes it until the transaction ends. */
    Optional<Problem> lock(UUID problemId);

    /** In the order in which they were made. */
    List<Problem> list(Filter filter, @Nullable UUID after, int most);

    /** Makes them all at once. */
    List<Problem> insert(long orgId, List<Problem.Draft> drafts, Instant at);

    /** Replaces what is said of one that is locked. */
    Problem update(UUID problemId, Problem.Draft draft);

    void remove(UUID problemId);

    /** Which of these classes the organization has, and whether that teacher teaches it. */
    Map<String, Boolean> classes(Collection<String> classIds, long orgId, @Nullable Long teacherId);

    /**
     * Which problems are wanted; null is any.
     *
     * @param teacherId shared ones and those of this teacher's classes
     * @param shared whether they must be for all classes, or of one
     */
    record Filter(
            long orgId,
            @Nullable Long teacherId,
            @Nullable String classId,
            @Nullable Boolean shared,
            @Nullable String grade,
            @Nullable Integer difficulty,
            @Nullable String type) {}
}

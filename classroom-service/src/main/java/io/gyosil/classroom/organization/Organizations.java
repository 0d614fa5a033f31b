package io.gyosil.classroom.organization;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The organizations, in the open transaction. */
public interface Organizations {

    Optional<Organization> find(long id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Organization> lock(long id);

    /**
     * Some of them by id.
     *
     * @param only the one that may be seen; null for all
     * @param name a part of the name, whatever its case
     */
    List<Organization> page(
            @Nullable Long only,
            @Nullable String type,
            @Nullable String name,
            @Nullable Long after,
            int skip,
            int most);

    Organization insert(Draft draft);

    Organization update(long id, Draft draft);

    /** What stands against its removal, in words such as {@code 3 users}; empty when nothing does. */
    List<String> uses(long id);

    /** Removes one that is locked; the version of its removal, greater than any before. */
    long delete(long id);

    /** What a request says of one that it makes or changes. */
    record Draft(
            String name,
            String type,
            String timeZone,
            @Nullable String meta) {}
}

package io.gyosil.classroom.roster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of imports. In the open transaction; the caller's organization is all that is seen. */
public interface RosterImports {

    /** Imports, the newest first. */
    List<RosterImport> list(long orgId, @Nullable Long before, int limit);

    /** One of them. */
    Optional<RosterImport> find(long orgId, long id);

    /** One of them with its rows' remarks. */
    Optional<RosterReport> report(long orgId, long id);

    /**
     * What its rows would change, in the order of users, classes, enrolments.
     *
     * @param kind only of that kind
     * @param afterKind where to go on, with {@code after}
     */
    List<RosterChange> changes(
            long id, @Nullable RosterKind kind, @Nullable RosterKind afterKind, long after, int limit);
}

package io.gyosil.classroom.roster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where a roster lies from its upload on. In the open transaction, as the worker. */
public interface Staging {

    /** Makes place for an import; until it is previewed nobody sees it. */
    RosterWork begin(long orgId, String source, String createdBy);

    /** Takes rows in. */
    void add(RosterWork work, List<StagedRow> rows);

    /** Lets the database learn how many rows there are of what, before it is asked about them. */
    void counted();

    /** Keeps what is known of the roster as a whole. */
    void describe(RosterWork work, String format, String mode, List<String> notes);

    /** What was read is there to be seen, and applied. */
    void previewed(RosterWork work, Preview preview, List<String> exceeded);

    /** The last of the next so many rows of a kind after that one; empty when there are no more. */
    Optional<Long> next(RosterWork work, RosterKind kind, long after, int most);

    /** Removes some of the rows and journal of an import; says whether there were any. */
    boolean empty(long id, int most);

    /** Imports whose rows were kept so long, and those whose reading was broken off. */
    List<Long> old(Duration keep);

    /** Notes that nothing is left of an import's rows; one that was never read to its end goes itself. */
    void emptied(long id);

    /** Removes an import of which nothing is left. */
    void remove(long id);
}

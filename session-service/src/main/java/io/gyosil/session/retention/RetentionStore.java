package io.gyosil.session.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The old rows. Works in the open transaction; what removes takes a bounded piece. */
public interface RetentionStore {

    /** What is kept in partitions by day. */
    enum Daily {
        MESSAGES,
        LOGS
    }

    /** Whether nobody else is removing things; nobody else starts to until the transaction ends. */
    boolean lock();

    /** Whether the day's run is done. */
    boolean isDone(LocalDate day);

    /** Notes a piece of the day's run. */
    void note(LocalDate day, Removed removed, Instant at);

    /** Notes that the day's run is done. */
    void finish(LocalDate day, Instant at);

    /** Makes partitions for days to come. */
    void makePartitions(LocalDate first, LocalDate last);

    /**
     * Drops the oldest partition of a day before that one.
     *
     * @return how many rows it had; negative when there is none
     */
    long dropOldestPartition(Daily table, LocalDate before);

    /** Deletes rows that no partition takes along. */
    long deleteOlder(Daily table, Instant than, int most);

    /** Deletes lessons that ended before, with everything that is of them. */
    List<UUID> deleteLessons(Instant endedBefore, int most);

    /** How much of an organization's is as old. */
    Removed count(long orgId, Age age);
}

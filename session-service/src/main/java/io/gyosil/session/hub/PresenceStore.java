package io.gyosil.session.hub;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Who has a socket open, anywhere. Works in the open transaction. */
public interface PresenceStore {

    /** Notes that these have one, unless that was noted after {@code enough}. */
    void seen(Collection<UUID> participants, Instant now, Instant enough);

    /** Notes that these have none here any more. */
    void left(Collection<UUID> participants);

    /** Lets lessons go on whose teacher is there. */
    void goOn(Collection<UUID> sessions, Instant until, Instant enough);

    /** How lessons stand. */
    List<Standing> standings(Collection<UUID> sessions, Instant presentSince);

    /**
     * How a lesson stands.
     *
     * @param lastSeq the number of its newest happening
     * @param present how many pupils have a socket open
     */
    record Standing(UUID sessionId, long lastSeq, int present) {}
}

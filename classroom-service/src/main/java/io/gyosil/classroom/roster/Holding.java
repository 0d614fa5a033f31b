package io.gyosil.classroom.roster;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Who works on an import. One at a time in an organization; one who dies is replaced after a while. */
public interface Holding {

    /** What became of asking for an import. */
    sealed interface Answer {}

    /** It is yours. */
    record Held(RosterWork work, UUID holder) implements Answer {}

    /** There is none of that id. */
    record Unknown() implements Answer {}

    /** It is past that, or not yet there. */
    record WrongStatus(String status, boolean isKept) implements Answer {}

    /** Somebody works on one of the organization's. */
    record Busy() implements Answer {}

    /** Unusually much would change, and nobody has said that it may. */
    record OverThreshold(List<String> kinds) implements Answer {}

    /** Asks for an import in order to apply it. */
    Answer toApply(long orgId, long id, boolean overThreshold, Duration hold);

    /** Asks for an import in order to take it back. */
    Answer toUndo(long orgId, long id, Duration hold);

    /**
     * Where the work is, with the import locked until the transaction ends; the hold lasts again from now.
     *
     * @throws LostHoldException when it is somebody else's by now
     */
    Place place(Held held, Duration hold);

    /** Goes on: so many rows more are done. */
    void advance(Held held, String phase, long position, long rows);

    /** It is all done. */
    void finish(Held held, String status);

    /** Lets go of it; it stays where it is. */
    void release(Held held);

    /** What was read is there to be seen, and applied. */
    void previewed(RosterWork work, Preview preview, List<String> exceeded);

    /**
     * Where the work is.
     *
     * @param phase the phase's name; empty at the beginning
     * @param position the last row of it that is done
     */
    record Place(String phase, long position) {}

    /** Somebody else has taken over. */
    final class LostHoldException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** Says so. */
        public LostHoldException() {
            super("another one has taken over the import");
        }
    }
}

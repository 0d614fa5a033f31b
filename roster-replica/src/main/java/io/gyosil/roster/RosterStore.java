package io.gyosil.roster;

import java.util.List;
import java.util.Set;

/** Where the replica is kept. Works in the open transaction. */
public interface RosterStore {

    /** Takes each record in that is newer than what is there of the same thing, in whatever order they come. */
    void take(List<RosterRecord<?>> records);

    /** Notes that everything was taken in, up to now, that is in these partitions. */
    void caughtUp(String topic, Set<Integer> partitions);
}

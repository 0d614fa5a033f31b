package io.gyosil.session.stats;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes on. Works in the open transaction; without an organization it is about all of them. */
public interface LiveStats {

    /** How many lessons go on. */
    long activeLessons(@Nullable Long orgId, Instant now);

    /** How many messages were written in each minute since then, the newest first; minutes without any are left out. */
    List<Minute> messages(@Nullable Long orgId, Instant since);

    /** A minute that begins then. */
    record Minute(Instant minute, long messageCount) {}
}

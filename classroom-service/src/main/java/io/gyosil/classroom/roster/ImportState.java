package io.gyosil.classroom.roster;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of an import in order to work on it.
 *
 * @param status as {@link RosterImport#status()} has it
 * @param exceeded the kinds of which more than the threshold would change, with commas between them; empty without any
 * @param isKept whether its rows are still here
 * @param rowsTotal how many rows there are to apply, or to take back
 * @param jobId the job that worked on it last; null before the first
 */
@MappedEntity("roster_import")
record ImportState(
        @Id long id,
        long orgId,
        String source,
        String status,
        String exceeded,
        boolean isKept,
        long rowsTotal,
        @Nullable UUID jobId) {

    RosterWork work() {
        return new RosterWork(id, orgId, source);
    }
}

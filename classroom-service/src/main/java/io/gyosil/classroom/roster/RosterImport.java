package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import, as it stands.
 *
 * @param source the system from which it comes
 * @param format {@code 1.1}, {@code 1.2} or {@code csv}
 * @param mode {@code bulk}, {@code delta} or {@code mixed}
 * @param status {@code previewed}, {@code applying}, {@code applied}, {@code undoing} or {@code undone}
 * @param interrupted whether nobody works on it though it is neither applied nor undone; apply or undo it again
 * @param jobId the job that applies it or takes it back, or did: see it at {@code /api/jobs/classroom/{id}}
 * @param counts what it would change, or did: a JSON object with {@code users}, {@code classes}, {@code enrollments}
 * @param overThreshold whether unusually much would change
 * @param exceeded of which kinds
 * @param rowsTotal how many rows there are to apply, or to take back
 * @param rowsDone how many of them are done
 * @param isKept whether its rows are still here, so that it can be applied or undone
 */
public record RosterImport(
        long id,
        String source,
        String format,
        String mode,
        String status,
        boolean interrupted,
        @Nullable UUID jobId,
        @JsonRawValue @Nullable String counts,
        boolean overThreshold,
        List<String> exceeded,
        long rowsTotal,
        long rowsDone,
        boolean isKept,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable Instant undoneAt) {}

package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import, as it stands.
 *
 * @param id its number
 * @param source the system from which it comes
 * @param format {@code 1.1}, {@code 1.2} or {@code csv}
 * @param mode {@code bulk}, {@code delta} or {@code mixed}
 * @param status {@code previewed}, {@code applying}, {@code applied}, {@code undoing} or {@code undone}
 * @param interrupted whether nobody works on it though it is neither applied nor undone; apply or undo it again
 * @param jobId the job that applies it or takes it back, or did: see it at {@code /api/jobs/classroom/{id}}
 * @param counts what it would change, or did
 * @param overThreshold whether unusually much would change
 * @param exceeded of which kinds
 * @param rowsTotal how many rows there are to apply, or to take back
 * @param rowsDone how many of them are done
 * @param isKept whether its rows are still here, so that it can be applied or undone
 * @param createdAt when it was sent
 * @param appliedAt when all of it was applied
 * @param undoneAt when all of it was taken back
 */
@MappedEntity("roster_import")
record RosterImport(
        @Id @Schema(example = "7") long id,

        @Schema(example = "oneroster") String source,

        @Schema(example = "1.2") String format,

        @Schema(example = "bulk") String mode,

        @Schema(example = "previewed") String status,

        boolean interrupted,
        @Nullable UUID jobId,

        @Schema(description = "what it would change, or did", implementation = RosterCounts.class)
        @JsonRawValue
        @Nullable
        String counts,

        boolean overThreshold,

        @TypeDef(type = DataType.STRING_ARRAY) @Schema(example = "[\"users\"]")
        List<String> exceeded,

        @Schema(example = "320") long rowsTotal,
        @Schema(example = "320") long rowsDone,
        boolean isKept,
        Instant createdAt,
        @Nullable Instant appliedAt,
        @Nullable Instant undoneAt) {}

package io.gyosil.kit.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.problem.Words;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it is shown. */
@Introspected
@Schema(name = "Job", description = "Work that goes on by itself; ask for it again until its state is done or failed.")
public record JobView(
        @Schema(description = "Its name") UUID id,

        @Schema(description = "What it does", example = "rebuild")
        String kind,

        @Schema(description = "Whose it is; null for one that concerns all organizations", example = "1") @Nullable
        Long orgId,

        @Schema(description = "How far it is") JobState state,

        @Schema(description = "How much of it is done; never less than before", example = "240")
        long done,

        @Schema(description = "How much that is out of; null while nobody knows", example = "1200") @Nullable
        Long total,

        @Schema(description = "What came of it, as its kind says; null until it is done", implementation = Object.class)
        @JsonRawValue
        @Nullable
        String result,

        @Schema(
                description = "Why it failed, in Korean or English as Accept-Language says; null unless it did",
                example = "The database has no room left")
        @Nullable
        String error,

        @Schema(description = "When it was asked for") Instant createdAt,

        @Schema(description = "When it was begun") @Nullable Instant startedAt,

        @Schema(description = "When it ended") @Nullable Instant finishedAt) {

    static JobView of(Job job, Locale language) {
        return new JobView(
                job.id(),
                job.kind(),
                job.orgId(),
                job.state(),
                job.done(),
                job.total(),
                job.result(),
                reason(job, language),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt());
    }

    private static @Nullable String reason(Job job, Locale language) {
        return job.error() == null
                ? null
                : EventJson.read(job.error().getBytes(StandardCharsets.UTF_8), Words.class)
                        .in(language);
    }
}

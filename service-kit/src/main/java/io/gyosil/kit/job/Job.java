package io.gyosil.kit.job;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it was at some moment.
 *
 * @param id its name
 * @param kind the {@linkplain JobKind#name() name} of its kind
 * @param orgId whose it is; null for one that concerns all organizations
 * @param state how far it is
 * @param params what it is to do, as JSON
 * @param progress where the next step begins, as JSON; null at the beginning
 * @param done how much of it is done, in whatever the kind counts; never less than before
 * @param total how much {@code done} is out of; null while nobody knows
 * @param result what came of it, as JSON; null until it is done
 * @param error why it failed, as the JSON of {@code Words}; null unless it did
 * @param tries how often it was taken since its last step that succeeded
 * @param askedBy the user who asked; null where the service itself did
 */
@MappedEntity("job")
public record Job(
        @Id UUID id,
        String kind,
        @Nullable Long orgId,
        JobState state,
        String params,
        @Nullable String progress,
        long done,
        @Nullable Long total,
        @Nullable String result,
        @Nullable String error,
        int tries,
        @Nullable String askedBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {}

package io.gyosil.session.room;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a lesson's log.
 *
 * @param payload a JSON object
 * @param seq of what everybody saw
 * @param actor {@code user:<user_id>}, {@code participant:<participant_id>} or {@code system}
 */
@Introspected
record Logged(
        UUID id,
        String eventType,
        @JsonRawValue String payload,
        Instant timestamp,
        @Nullable Long seq,
        @Nullable String actor) {}

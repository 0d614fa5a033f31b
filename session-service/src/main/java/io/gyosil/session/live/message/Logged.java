package io.gyosil.session.live.message;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a lesson's log.
 *
 * @param id its name
 * @param eventType what happened, such as {@code message-posted}
 * @param payload a JSON object: what is known of it
 * @param timestamp when it happened
 * @param seq its number, if everybody saw it
 * @param actor {@code user:<user_id>}, {@code participant:<participant_id>} or {@code system}
 */
@Introspected
record Logged(
        UUID id,
        @Schema(example = "message-posted") String eventType,

        @JsonRawValue @Schema(description = "a JSON object: what is known of it", implementation = Object.class)
        String payload,

        Instant timestamp,
        @Nullable @Schema(example = "117") Long seq,
        @Nullable @Schema(example = "user:12") String actor) {}

package io.gyosil.session.stats;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * How much was written in a minute.
 *
 * @param minute when it begins
 * @param messageCount how many messages were written in it
 */
@Introspected
record MinuteOfMessages(
        Instant minute, @Schema(example = "12") long messageCount) {}

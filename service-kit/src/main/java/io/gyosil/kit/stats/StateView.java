package io.gyosil.kit.stats;

import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is.
 *
 * @param service its name
 * @param ready whether this replica takes requests
 * @param parts what it takes to be ready
 * @param outboxDepth how many events wait to be sent; of very many about as many
 * @param outboxOldestSeconds for how long the oldest of them has waited, in seconds
 * @param rosterBehindSeconds for how long this replica's copy of the rosters may be old, in seconds; null when it has none
 * @param groups what this replica takes of others' events, by the consumer group
 */
@Introspected
record StateView(
        @Schema(example = "study") String service,
        boolean ready,
        List<Part> parts,
        @Schema(example = "0") long outboxDepth,
        @Schema(example = "0.4") double outboxOldestSeconds,
        @Nullable @Schema(example = "1.5") Double rosterBehindSeconds,
        List<Group> groups) {

    /**
     * Something that a service needs.
     *
     * @param name what it is
     * @param up whether it is there
     */
    @Introspected
    @Schema(name = "StatePart")
    record Part(@Schema(example = "database") String name, boolean up) {}

    /**
     * A consumer group.
     *
     * @param name what it is called in Kafka
     * @param lag how many records wait
     * @param stopped whether a record stops it that it may not pass over
     */
    @Introspected
    @Schema(name = "StateGroup")
    record Group(
            @Schema(example = "study.roster") String name,
            @Schema(example = "0") long lag,
            boolean stopped) {}
}

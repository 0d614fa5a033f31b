package io.gyosil.kit.outbox;

import io.micronaut.core.annotation.Introspected;

/** How many rows of the outbox wait, and for how many seconds the oldest has. */
@Introspected
public record Backlog(long depth, double ageSeconds) {

    static final Backlog NONE = new Backlog(0, 0);
}

package io.gyosil.analytics.live;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;

/** A card that was shown in a lesson, and how many pupils answered it, and correctly. */
@Introspected
record AnsweredCard(
        String cardId, String type, int difficulty, String grade, Instant shownAt, long answered, long correct) {}

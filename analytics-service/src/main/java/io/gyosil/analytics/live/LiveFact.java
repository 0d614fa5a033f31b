package io.gyosil.analytics.live;

import java.time.Instant;

/** Something that happened in a live lesson. It has an identity in the lesson; arriving again it changes nothing. */
public sealed interface LiveFact {

    /** The lesson. */
    String sessionId();

    /** When it happened. */
    Instant at();

    /** The lesson began; once. */
    record Started(String sessionId, String classId, long orgId, Instant at) implements LiveFact {}

    /** The lesson is over; once. */
    record Ended(String sessionId, String reason, Instant at) implements LiveFact {}

    /** Somebody joined; once for each participant. */
    record Joined(String sessionId, String participantId, String role, Instant at) implements LiveFact {}

    /** A message was posted. */
    record Posted(String sessionId, String messageId, String participantId, String state, Instant at)
            implements LiveFact {}

    /** A card was shown. */
    record Shown(
            String sessionId, String cardId, String problemId, String type, int difficulty, String grade, Instant at)
            implements LiveFact {}

    /** A card was answered; once by each participant. */
    record Answered(String sessionId, String cardId, String participantId, boolean correct, Instant at)
            implements LiveFact {}
}

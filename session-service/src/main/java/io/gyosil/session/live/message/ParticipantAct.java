package io.gyosil.session.live.message;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.session.live.lesson.LessonEvent;
import io.gyosil.session.live.lesson.Participant;
import java.util.Locale;
import java.util.UUID;

/** What a teacher can decide on a participant. */
enum ParticipantAct {
    /** Out, and free to come back. */
    KICK(Participant.KICKED),
    /** Out for good, with the nickname and the device. */
    BAN(Participant.BANNED),
    /** Takes a ban back; coming back is for the participant. */
    UNBAN(Participant.KICKED);

    private final String result;

    ParticipantAct(String result) {
        this.result = result;
    }

    /** @throws ProblemException when there is no such act */
    static ParticipantAct of(String wire) {
        for (ParticipantAct act : values()) {
            if (act.wire().equals(wire)) {
                return act;
            }
        }
        throw ProblemException.invalid("{act}", "field.one-of", "kick, ban, unban");
    }

    String result() {
        return result;
    }

    /** What it makes of a participant. */
    LessonEvent event(UUID participantId) {
        return switch (this) {
            case KICK -> new LessonEvent.ParticipantRemoved(participantId, false);
            case BAN -> new LessonEvent.ParticipantRemoved(participantId, true);
            case UNBAN -> new LessonEvent.BanLifted(participantId);
        };
    }

    /** Whether it changes somebody in that state. */
    boolean changes(String state) {
        return switch (this) {
            case KICK -> state.equals(Participant.IN);
            case BAN -> !state.equals(Participant.BANNED);
            case UNBAN -> state.equals(Participant.BANNED);
        };
    }

    private String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

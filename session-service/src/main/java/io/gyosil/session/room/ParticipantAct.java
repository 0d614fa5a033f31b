package io.gyosil.session.room;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.session.lesson.Participant;
import java.util.Locale;

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

    /** Whether it changes somebody in that state. */
    boolean changes(String state) {
        return switch (this) {
            case KICK -> state.equals(Participant.IN);
            case BAN -> !state.equals(Participant.BANNED);
            case UNBAN -> state.equals(Participant.BANNED);
        };
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

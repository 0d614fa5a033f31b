package io.gyosil.session.room;

import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a teacher can decide on a message. */
enum MessageAct {
    APPROVE(Message.VISIBLE, "approved", Set.of(Message.HELD, Message.REJECTED)),
    REJECT(Message.REJECTED, "rejected", Set.of(Message.HELD)),
    HIDE(Message.HIDDEN, "hidden", Set.of(Message.VISIBLE)),
    RESTORE(Message.VISIBLE, "restored", Set.of(Message.HIDDEN));

    private final String result;
    private final String done;
    private final Set<String> before;

    MessageAct(String result, String done, Set<String> before) {
        this.result = result;
        this.done = done;
        this.before = before;
    }

    /** @throws ProblemException when there is no such act */
    static MessageAct of(String wire) {
        for (MessageAct act : values()) {
            if (act.wire().equals(wire)) {
                return act;
            }
        }
        throw ProblemException.invalid(List.of(new FieldError("{act}", "must be approve, reject, hide or restore")));
    }

    /** In which state the message is afterwards. */
    String result() {
        return result;
    }

    String done() {
        return done;
    }

    boolean isFor(String state) {
        return before.contains(state);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

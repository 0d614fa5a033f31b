package io.gyosil.session.live.message;

import io.gyosil.kit.problem.ProblemException;
import io.gyosil.session.live.lesson.LessonEvent;
import java.util.Locale;
import java.util.Set;

/** What a teacher can decide on a message. */
enum MessageAct {
    APPROVE(Message.VISIBLE, Set.of(Message.HELD, Message.REJECTED)),
    REJECT(Message.REJECTED, Set.of(Message.HELD)),
    HIDE(Message.HIDDEN, Set.of(Message.VISIBLE)),
    RESTORE(Message.VISIBLE, Set.of(Message.HIDDEN));

    private final String result;
    private final Set<String> before;

    MessageAct(String result, Set<String> before) {
        this.result = result;
        this.before = before;
    }

    /** @throws ProblemException when there is no such act */
    static MessageAct of(String wire) {
        for (MessageAct act : values()) {
            if (act.wire().equals(wire)) {
                return act;
            }
        }
        throw ProblemException.invalid("{act}", "field.one-of", "approve, reject, hide, restore");
    }

    /** In which state the message is afterwards. */
    String result() {
        return result;
    }

    /** What it makes of a message, which is in its state by now. */
    LessonEvent event(Message message) {
        return switch (this) {
            case APPROVE -> new LessonEvent.MessageApproved(message);
            case REJECT -> new LessonEvent.MessageRejected(message.messageId());
            case HIDE -> new LessonEvent.MessageHidden(message.messageId());
            case RESTORE -> new LessonEvent.MessageRestored(message);
        };
    }

    boolean isFor(String state) {
        return before.contains(state);
    }

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}

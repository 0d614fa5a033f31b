package io.gyosil.session.register;

import com.github.f4b6a3.uuid.UuidCreator;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.web.FieldReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a practice or review session: one to be entered, or what is to be different about one that is
 * there. Reads all fields and notes what is wrong with them.
 */
final class SessionDraft {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_METADATA = 10_000;

    /** Clocks of learners are off, by hours when they think they are elsewhere. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final String CLASSROOM = "classroom_id";
    private static final String TYPE = "session_type";
    private static final String STARTED = "started_at";
    private static final String ENDED = "ended_at";
    private static final String METADATA = "metadata";

    private final FieldReader fields;
    private final @Nullable String classroomId;
    private final @Nullable String type;
    private final @Nullable Instant startedAt;
    private final @Nullable Instant endedAt;
    private final @Nullable String metadata;

    private SessionDraft(FieldReader fields) {
        this.fields = fields;
        this.classroomId = fields.has(CLASSROOM) && !fields.raw().get(CLASSROOM).isNull()
                ? fields.id(CLASSROOM, LONGEST_ID)
                : null;
        fields.optional(CLASSROOM);
        this.type = fields.optionalText(TYPE, 20);
        this.startedAt = fields.optionalTime(STARTED);
        this.endedAt = fields.optionalTime(ENDED);
        this.metadata = fields.optionalObject(METADATA, LONGEST_METADATA);
    }

    /** A session to be entered, of the caller unless somebody else is named. */
    static RegisteredSession entered(FieldReader fields, String caller, Instant now) {
        String user = fields.has("user_id") ? fields.id("user_id", LONGEST_ID) : caller;
        SessionDraft draft = new SessionDraft(fields);
        if (draft.type == null && fields.errors().isEmpty()) {
            fields.wrong(TYPE, "is missing");
        }
        RegisteredSession session = new RegisteredSession(
                UuidCreator.getTimeOrderedEpoch().toString(),
                Objects.requireNonNullElse(user, caller),
                draft.classroomId,
                Objects.requireNonNullElse(draft.startedAt, now),
                draft.endedAt,
                draft.type,
                draft.metadata,
                0);
        draft.finish(session, now);
        return session;
    }

    /** Reads a merge-patch; what it makes of a session is known when that is. */
    static SessionDraft patch(FieldReader fields) {
        return new SessionDraft(fields);
    }

    /** The session as it is to be. */
    RegisteredSession applied(RegisteredSession before, Instant now) {
        RegisteredSession session = new RegisteredSession(
                before.sessionId(),
                before.userId(),
                fields.has(CLASSROOM) ? classroomId : before.classroomId(),
                startedAt == null ? before.startedAt() : startedAt,
                fields.has(ENDED) ? endedAt : before.endedAt(),
                type == null ? before.sessionType() : type,
                fields.has(METADATA) ? metadata : before.metadata(),
                before.version());
        finish(session, now);
        return session;
    }

    private void finish(RegisteredSession session, Instant now) {
        Instant ended = session.endedAt();
        if (ended != null && ended.isBefore(session.startedAt())) {
            fields.wrong(ENDED, "must not be before started_at");
        }
        if (session.startedAt().isAfter(now.plus(AHEAD)) || (ended != null && ended.isAfter(now.plus(AHEAD)))) {
            fields.wrong(ended != null && ended.isAfter(now.plus(AHEAD)) ? ENDED : STARTED, "is in the future");
        }
        Optional<Kind> kind = type == null ? Optional.of(Kind.PRACTICE) : Kind.named(type);
        if (kind.isEmpty()) {
            fields.wrong(TYPE, "must be practice or review");
        }
        fields.finish();
        kind.filter(made -> !made.isFree()).ifPresent(made -> {
            throw ProblemException.of(
                    CommonProblem.UNPROCESSABLE,
                    List.of(new FieldError(
                            "/" + TYPE,
                            "must be practice or review: a session of type " + made.wireName() + " comes from "
                                    + made.origin())));
        });
    }
}

package io.gyosil.session.live.lesson;

import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a teacher does with lessons as a whole. */
@Singleton
class TeachLesson {

    private final LessonAccess access;
    private final RosterRights rights;
    private final LessonRepository lessons;
    private final ParticipantRepository participants;
    private final LessonEnd end;
    private final Timeline timeline;

    TeachLesson(
            LessonAccess access,
            RosterRights rights,
            LessonRepository lessons,
            ParticipantRepository participants,
            LessonEnd end,
            Timeline timeline) {
        this.access = access;
        this.rights = rights;
        this.lessons = lessons;
        this.participants = participants;
        this.end = end;
        this.timeline = timeline;
    }

    @Transactional
    LessonView see(Authentication caller, UUID sessionId) {
        return shown(
                access.toSee(caller, sessionId), ParticipantTokens.seat(caller).isEmpty());
    }

    /** A place in the list. */
    record Place(Instant startedAt, UUID sessionId) {}

    /** Those of the caller's classes, of an admin's organization, newest first. */
    @Transactional
    List<LessonView> list(
            Caller caller, @Nullable String classId, @Nullable Boolean active, @Nullable Place after, int most) {
        VisibilityScope sight = rights.sight(caller);
        Long teacher = caller.is(Roles.ADMIN) ? null : sight.teacherId();
        return lessons
                .list(
                        Objects.requireNonNullElse(sight.orgId(), -1L),
                        teacher == null ? null : teacher.toString(),
                        classId,
                        active,
                        timeline.now(),
                        after == null ? null : after.startedAt(),
                        after == null ? null : after.sessionId(),
                        most)
                .stream()
                .map(LessonRepository.Listed::view)
                .toList();
    }

    /** Changes what a teacher may set. */
    @Transactional
    LessonView change(Caller caller, UUID sessionId, ExpectedVersion expected, LessonPatch patch) {
        Lesson before = access.lockRunning(caller, sessionId);
        expected.check(before.version());
        String moderation = patch.moderation() == null
                ? before.moderation()
                : patch.moderation().map(Moderation::wireName).orElse(before.moderation());
        boolean doorOpen = MergePatch.required(patch.doorOpen(), before.doorOpen());
        Lesson changed = lessons.update(
                        sessionId, MergePatch.optional(patch.title(), before.title()), moderation, doorOpen)
                .getFirst()
                .lesson();
        if (!moderation.equals(before.moderation())) {
            changed = timeline.happened(
                    changed, new LessonEvent.ModerationChanged(moderation), Actor.user(caller.userId()));
        }
        if (doorOpen != before.doorOpen()) {
            changed = timeline.happened(changed, new LessonEvent.DoorMoved(doorOpen), Actor.user(caller.userId()));
        }
        return shown(changed, true);
    }

    @Transactional
    LessonView extend(Caller caller, UUID sessionId, Duration time) {
        Lesson lesson = access.lockRunning(caller, sessionId);
        Lesson extended =
                lessons.extend(sessionId, timeline.now().plus(time)).getFirst().lesson();
        timeline.happened(lesson, new LessonEvent.LessonExtended(extended.expiresAt()), Actor.user(caller.userId()));
        return shown(extended, true);
    }

    /** Ends it; one that has ended stays as it ended. */
    @Transactional
    LessonView end(Caller caller, UUID sessionId) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        return shown(end.end(lesson, LessonEnd.BY_TEACHER, Actor.user(caller.userId())), true);
    }

    private LessonView shown(Lesson lesson, boolean withCode) {
        return LessonView.of(
                lesson, lessons.className(lesson.classId()), participants.count(lesson.sessionId()), withCode);
    }
}

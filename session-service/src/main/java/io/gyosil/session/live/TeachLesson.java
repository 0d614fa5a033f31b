package io.gyosil.session.live;

import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonAccess;
import io.gyosil.session.lesson.LessonRepository;
import io.gyosil.session.lesson.LessonView;
import io.gyosil.session.lesson.ParticipantRepository;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Timeline;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
        return shown(access.toSee(caller, sessionId), Seat.of(caller).isEmpty());
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
        Lesson changed = lessons.update(sessionId, MergePatch.optional(patch.title(), before.title()), moderation)
                .getFirst()
                .lesson();
        if (!moderation.equals(before.moderation())) {
            changed = timeline.happened(
                    changed, "moderation-changed", Map.of("moderation", moderation), Actor.of(caller));
        }
        return shown(changed, true);
    }

    @Transactional
    LessonView extend(Caller caller, UUID sessionId, Duration time) {
        Lesson lesson = access.lockRunning(caller, sessionId);
        Lesson extended =
                lessons.extend(sessionId, timeline.now().plus(time)).getFirst().lesson();
        timeline.log(
                lesson, "extended", Map.of("expires_at", extended.expiresAt().toString()), Actor.of(caller));
        return shown(extended, true);
    }

    /** Ends it; one that has ended stays as it ended. */
    @Transactional
    LessonView end(Caller caller, UUID sessionId) {
        Lesson lesson = access.lockToTeach(caller, sessionId);
        return shown(end.end(lesson, LessonEnd.BY_TEACHER, Actor.of(caller)), true);
    }

    private LessonView shown(Lesson lesson, boolean withCode) {
        return LessonView.of(
                lesson, lessons.className(lesson.classId()), participants.count(lesson.sessionId()), withCode);
    }
}

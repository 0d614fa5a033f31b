package io.gyosil.session.live;

import io.gyosil.kit.database.Transactions;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import io.gyosil.roster.RosterRights;
import io.gyosil.roster.VisibilityScope;
import io.gyosil.session.lesson.Lesson;
import io.gyosil.session.lesson.LessonAccess;
import io.gyosil.session.lesson.LessonView;
import io.gyosil.session.lesson.Lessons;
import io.gyosil.session.lesson.Participants;
import io.gyosil.session.lesson.Seat;
import io.gyosil.session.timeline.Actor;
import io.gyosil.session.timeline.Timeline;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a teacher does with lessons as a whole. */
@Singleton
class TeachLesson {

    private final Transactions transactions;
    private final LessonAccess access;
    private final RosterRights rights;
    private final Lessons lessons;
    private final Participants participants;
    private final LessonEnd end;
    private final Timeline timeline;

    TeachLesson(
            @Named("web") Transactions transactions,
            LessonAccess access,
            RosterRights rights,
            Lessons lessons,
            Participants participants,
            LessonEnd end,
            Timeline timeline) {
        this.transactions = transactions;
        this.access = access;
        this.rights = rights;
        this.lessons = lessons;
        this.participants = participants;
        this.end = end;
        this.timeline = timeline;
    }

    /** What a teacher may set. */
    record Settings(@Nullable String title, String moderation) {}

    LessonView see(Authentication caller, UUID sessionId) {
        return transactions.inTransaction(
                () -> shown(access.toSee(caller, sessionId), Seat.of(caller).isEmpty()));
    }

    List<LessonView> list(
            Caller caller,
            @Nullable String classId,
            @Nullable Boolean active,
            Lessons.@Nullable Place after,
            int most) {
        return transactions.inTransaction(() -> {
            VisibilityScope sight = rights.sight(caller);
            Lessons.Filter filter = new Lessons.Filter(
                    Objects.requireNonNullElse(sight.orgId(), -1L),
                    caller.is(Roles.ADMIN) ? null : sight.teacherId(),
                    classId,
                    active,
                    timeline.now());
            return lessons.list(filter, after, most).stream()
                    .map(found -> LessonView.of(found.lesson(), found.className(), found.participants(), true))
                    .toList();
        });
    }

    LessonView change(Caller caller, UUID sessionId, Consumer<Lesson> check, UnaryOperator<Settings> change) {
        return transactions.inTransaction(() -> {
            Lesson before = access.lockRunning(caller, sessionId);
            check.accept(before);
            Settings settings = change.apply(new Settings(before.title(), before.moderation()));
            Lesson changed = lessons.update(sessionId, settings.title(), settings.moderation());
            if (!settings.moderation().equals(before.moderation())) {
                changed = timeline.happened(
                        changed, "moderation-changed", Map.of("moderation", settings.moderation()), Actor.of(caller));
            }
            return shown(changed, true);
        });
    }

    LessonView extend(Caller caller, UUID sessionId, Duration time) {
        return transactions.inTransaction(() -> {
            Lesson lesson = access.lockRunning(caller, sessionId);
            Lesson extended = lessons.extend(sessionId, timeline.now().plus(time));
            timeline.log(
                    lesson,
                    "extended",
                    Map.of("expires_at", extended.expiresAt().toString()),
                    Actor.of(caller));
            return shown(extended, true);
        });
    }

    /** Ends it; one that has ended stays as it ended. */
    LessonView end(Caller caller, UUID sessionId) {
        return transactions.inTransaction(() ->
                shown(end.end(access.lockToTeach(caller, sessionId), LessonEnd.BY_TEACHER, Actor.of(caller)), true));
    }

    private LessonView shown(Lesson lesson, boolean withCode) {
        return LessonView.of(
                lesson, lessons.className(lesson.classId()), participants.count(lesson.sessionId()), withCode);
    }
}

package io.gyosil.classroom.publish;

import io.gyosil.classroom.classroom.Classroom;
import io.gyosil.classroom.classroom.Enrollment;
import io.gyosil.classroom.goal.Goal;
import io.gyosil.classroom.organization.Organization;
import io.gyosil.classroom.person.Student;
import io.gyosil.classroom.person.Teacher;
import io.gyosil.classroom.person.User;
import io.gyosil.classroom.viewer.Viewer;
import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.GoalChanged;
import io.gyosil.event.OrganizationChanged;
import io.gyosil.event.StateEvent;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.event.Topics;
import io.gyosil.event.UserChanged;
import io.gyosil.event.ViewerChanged;
import io.gyosil.kit.outbox.OutboxEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of who is who. A change carries the thing's whole public state; a removal names the
 * version of its removal, taken after the thing was locked.
 */
public final class ClassroomEvents {

    private ClassroomEvents() {}

    public static OutboxEvent changed(Organization organization) {
        return state(
                OrganizationChanged.TYPE,
                new OrganizationChanged(
                        organization.id(),
                        organization.name(),
                        organization.type(),
                        organization.timeZone(),
                        organization.version()));
    }

    public static OutboxEvent removed(Organization organization, long version) {
        return removal("organization:" + organization.id(), OrganizationChanged.REMOVED, version);
    }

    public static OutboxEvent changed(User user) {
        return state(
                UserChanged.TYPE,
                new UserChanged(
                        Long.toString(user.id()),
                        user.orgId(),
                        user.name(),
                        user.role(),
                        user.isActive(),
                        user.identities().stream()
                                .map(identity -> new UserChanged.Identity(identity.issuer(), identity.subject()))
                                .toList(),
                        user.version()));
    }

    public static OutboxEvent removed(User user, long version) {
        return removal("user:" + user.id(), UserChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Teacher teacher) {
        return state(
                TeacherChanged.TYPE,
                new TeacherChanged(
                        teacher.id(),
                        Long.toString(teacher.userId()),
                        teacher.orgId(),
                        teacher.subject(),
                        teacher.version()));
    }

    public static OutboxEvent removed(Teacher teacher, long version) {
        return removal("teacher:" + teacher.id(), TeacherChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Student student) {
        return state(
                StudentChanged.TYPE,
                new StudentChanged(
                        student.id(),
                        Long.toString(student.userId()),
                        student.orgId(),
                        student.grade(),
                        student.version()));
    }

    public static OutboxEvent removed(Student student, long version) {
        return removal("student:" + student.id(), StudentChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Classroom classroom) {
        return state(
                ClassChanged.TYPE,
                new ClassChanged(
                        classroom.id(),
                        classroom.orgId(),
                        classroom.teacherId(),
                        classroom.coTeacherIds(),
                        classroom.name(),
                        classroom.gradeLevel(),
                        classroom.subject(),
                        classroom.version()));
    }

    public static OutboxEvent removed(Classroom classroom, long version) {
        return removal("class:" + classroom.id(), ClassChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Enrollment enrollment) {
        return state(
                EnrollmentChanged.TYPE,
                new EnrollmentChanged(
                        enrollment.studentId(),
                        enrollment.classId(),
                        Long.toString(enrollment.userId()),
                        enrollment.orgId(),
                        enrollment.enrolledAt(),
                        enrollment.version()));
    }

    public static OutboxEvent removed(Enrollment enrollment, long version) {
        return removal(key(enrollment), EnrollmentChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Goal goal) {
        return state(
                GoalChanged.TYPE,
                new GoalChanged(
                        goal.userId(),
                        goal.topicId(),
                        goal.orgId(),
                        number(goal.interestLevel()),
                        number(goal.goalTarget()),
                        goal.setAt(),
                        goal.version()));
    }

    public static OutboxEvent removed(Goal goal, long version) {
        return removal("goal:" + goal.userId() + ":" + goal.topicId(), GoalChanged.REMOVED, version);
    }

    public static OutboxEvent changed(Viewer viewer) {
        List<ViewerChanged.Token> tokens = new ArrayList<>();
        tokens.add(new ViewerChanged.Token(viewer.sha256(), null));
        if (viewer.formerSha256() != null) {
            tokens.add(new ViewerChanged.Token(viewer.formerSha256(), viewer.formerUntil()));
        }
        return state(
                ViewerChanged.TYPE,
                new ViewerChanged(viewer.id(), viewer.orgId(), viewer.name(), tokens, viewer.version()));
    }

    public static OutboxEvent removed(Viewer viewer, long version) {
        return removal("viewer:" + viewer.id(), ViewerChanged.REMOVED, version);
    }

    private static String key(Enrollment enrollment) {
        return "enrollment:" + enrollment.studentId() + ":" + enrollment.classId();
    }

    private static @Nullable Double number(@Nullable BigDecimal decimal) {
        return decimal == null ? null : Double.valueOf(decimal.doubleValue());
    }

    private static OutboxEvent state(String type, StateEvent state) {
        return OutboxEvent.state(state.topic(), state.key(), type, state, state.version(), Instant.now());
    }

    private static OutboxEvent removal(String key, String type, long version) {
        return OutboxEvent.removal(Topics.CLASSROOM_STATE, key, type, version, Instant.now());
    }
}

package io.gyosil.classroom.classroom;

import io.gyosil.classroom.access.Scoped;
import io.gyosil.classroom.change.ChangePublisher;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Makes, changes and removes classes. A class takes its enrolments with it. */
@Singleton
class ManageClassrooms {

    private final Scoped scoped;
    private final Classrooms classrooms;
    private final OwnClasses own;
    private final Enrollments enrollments;
    private final ChangePublisher<Classroom> changes;
    private final ChangePublisher<Enrollment> unenrolled;

    ManageClassrooms(
            Scoped scoped,
            Classrooms classrooms,
            OwnClasses own,
            Enrollments enrollments,
            ChangePublisher<Classroom> changes,
            ChangePublisher<Enrollment> unenrolled) {
        this.scoped = scoped;
        this.classrooms = classrooms;
        this.own = own;
        this.enrollments = enrollments;
        this.changes = changes;
        this.unenrolled = unenrolled;
    }

    /** Makes one, in the open transaction. */
    Classroom create(long orgId, Classrooms.Draft draft) {
        checkTeacher(orgId, draft);
        return changes.changed(classrooms.insert(orgId, draft));
    }

    Classroom find(Caller caller, String id) {
        return scoped.as(caller, () -> own.find(caller, id));
    }

    Classroom change(Caller caller, String id, Consumer<Classroom> check, UnaryOperator<Classrooms.Draft> change) {
        return scoped.as(caller, () -> {
            Classroom before = own.lock(caller, id);
            check.accept(before);
            Classrooms.Draft draft = change.apply(new Classrooms.Draft(
                    before.name(), before.teacherId(), before.gradeLevel(), before.subject(), before.meta()));
            checkTeacher(before.orgId(), draft);
            return changes.changed(classrooms.update(id, draft));
        });
    }

    void remove(Caller caller, String id, Consumer<Classroom> check) {
        scoped.run(caller, () -> {
            Classroom gone = own.lock(caller, id);
            check.accept(gone);
            unenrolled.removed(enrollments.removeAllFrom(id));
            changes.removed(gone, classrooms.delete(id));
        });
    }

    private void checkTeacher(long orgId, Classrooms.Draft draft) {
        String teacher = draft.teacherId();
        if (teacher != null && !classrooms.hasTeacher(orgId, Long.parseLong(teacher))) {
            throw ProblemException.invalid(List.of(new FieldError(
                    "/teacher_id", "names no teacher of this organization: there is no teacher " + teacher)));
        }
    }
}

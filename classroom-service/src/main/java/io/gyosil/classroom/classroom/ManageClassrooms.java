package io.gyosil.classroom.classroom;

import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.web.ExpectedVersion;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes classes. A class takes its enrolments with it. */
@Singleton
class ManageClassrooms {

    private final ClassroomRepository classrooms;
    private final OwnClasses own;
    private final EnrollStudents enroll;
    private final Changes<Classroom> changes;

    ManageClassrooms(
            ClassroomRepository classrooms, OwnClasses own, EnrollStudents enroll, Changes<Classroom> changes) {
        this.classrooms = classrooms;
        this.own = own;
        this.enroll = enroll;
        this.changes = changes;
    }

    @Transactional
    ClassroomView create(Caller caller, ClassroomRequest wanted) {
        long orgId = Objects.requireNonNull(caller.orgId());
        if (wanted.orgId() != null && wanted.orgId() != orgId) {
            throw ProblemException.of(CommonProblem.NOT_FOUND, Words.of("detail.no-such-organization"));
        }
        mustTeach(orgId, wanted.teacherId());
        return published(classrooms.insert(
                wanted.name(),
                orgId,
                wanted.teacherId(),
                wanted.gradeLevel(),
                wanted.subject(),
                RawJson.textOf(wanted.meta())));
    }

    /** The caller's classes, by id. */
    @Transactional
    List<ClassroomView> page(Caller caller, ClassroomFilter wanted, Slice slice) {
        long orgId = Objects.requireNonNullElse(caller.orgId(), 0L);
        boolean elsewhere = wanted.orgId() != null && wanted.orgId() != orgId;
        ClassroomFilter filter = own.within(caller, wanted);
        return elsewhere
                ? List.of()
                : classrooms.page(
                        orgId,
                        filter.teacherId(),
                        filter.gradeLevel(),
                        filter.subject(),
                        filter.name(),
                        filter.studentId(),
                        slice.afterText(),
                        slice.skip(),
                        slice.most());
    }

    @Transactional
    ClassroomView find(Caller caller, String id) {
        return own.find(caller, id);
    }

    @Transactional
    ClassroomView change(Caller caller, String id, ExpectedVersion expected, ClassroomPatch patch) {
        ClassroomView before = own.lock(caller, id);
        expected.check(before.version());
        Long teacher = MergePatch.optional(patch.teacherId(), before.teacherId());
        mustTeach(before.orgId(), teacher);
        return published(classrooms.update(
                id,
                MergePatch.required(patch.name(), before.name()),
                teacher,
                MergePatch.optional(patch.gradeLevel(), before.gradeLevel()),
                MergePatch.optional(patch.subject(), before.subject()),
                MergePatch.json(patch.meta(), before.meta())));
    }

    @Transactional
    void remove(Caller caller, String id, ExpectedVersion expected) {
        ClassroomView gone = own.lock(caller, id);
        expected.check(gone.version());
        enroll.removeAllFrom(id);
        changes.removed(gone.classroom(), classrooms.delete(id));
    }

    private ClassroomView published(ClassroomView now) {
        changes.changed(now.classroom());
        return now;
    }

    private void mustTeach(long orgId, @Nullable Long teacherId) {
        if (teacherId != null && classrooms.lockTeacher(orgId, teacherId).isEmpty()) {
            throw ProblemException.invalid("/teacher_id", "field.no-teacher-here", teacherId);
        }
    }
}

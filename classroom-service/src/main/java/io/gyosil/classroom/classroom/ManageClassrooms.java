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
import java.util.Set;
import java.util.stream.Stream;
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
        List<Long> coTeachers = Objects.requireNonNullElse(wanted.coTeacherIds(), List.of());
        mustTeach(orgId, wanted.teacherId(), coTeachers);
        ClassroomView made = classrooms.insert(
                wanted.name(),
                orgId,
                wanted.teacherId(),
                wanted.gradeLevel(),
                wanted.subject(),
                RawJson.textOf(wanted.meta()));
        if (coTeachers.isEmpty()) {
            return published(made);
        }
        classrooms.setCoTeachers(made.id(), numbers(coTeachers));
        return published(classrooms.find(made.id()).orElseThrow());
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
        List<Long> coTeachers = patch.coTeacherIds() == null
                ? before.coTeacherIds().stream()
                        .filter(each -> !each.equals(teacher))
                        .toList()
                : patch.coTeacherIds().orElse(List.of());
        mustTeach(before.orgId(), teacher, coTeachers);
        classrooms.setCoTeachers(id, numbers(coTeachers));
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

    private void mustTeach(long orgId, @Nullable Long teacherId, List<Long> coTeachers) {
        long[] all = numbers(
                Stream.concat(Stream.ofNullable(teacherId), coTeachers.stream()).toList());
        Set<Long> known = all.length == 0 ? Set.of() : Set.copyOf(classrooms.lockTeachers(orgId, all));
        if (teacherId != null && !known.contains(teacherId)) {
            throw ProblemException.invalid("/teacher_id", "field.no-teacher-here", teacherId);
        }
        for (Long coTeacher : coTeachers) {
            String pointer = "/co_teacher_ids/" + coTeachers.indexOf(coTeacher);
            if (!known.contains(coTeacher)) {
                throw ProblemException.invalid(pointer, "field.no-teacher-here", coTeacher);
            }
            if (coTeacher.equals(teacherId)) {
                throw ProblemException.invalid(pointer, "field.is-the-teacher");
            }
        }
    }

    private static long[] numbers(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }
}

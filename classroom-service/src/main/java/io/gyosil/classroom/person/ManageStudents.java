package io.gyosil.classroom.person;

import io.gyosil.classroom.change.Changes;
import io.gyosil.classroom.classroom.EnrollStudents;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes the profiles of those who learn. */
@Singleton
class ManageStudents extends ManageProfiles<Student, StudentView, StudentRequest, StudentPatch> {

    private final StudentRepository students;
    private final EnrollStudents enroll;

    ManageStudents(StudentRepository students, UserRepository users, Changes<Student> changes, EnrollStudents enroll) {
        super(Roles.STUDENT, students, users, changes);
        this.students = students;
        this.enroll = enroll;
    }

    /** Those that the caller may see, by id. */
    @Transactional
    List<StudentView> page(
            @Nullable Long orgId,
            @Nullable Long userId,
            @Nullable String grade,
            @Nullable String classId,
            @Nullable String name,
            Slice slice) {
        return students.page(orgId, userId, grade, classId, name, slice.afterNumber(), slice.skip(), slice.most());
    }

    @Override
    long insert(UserView user, StudentRequest wanted) {
        return students.insert(user.id(), user.orgId(), wanted.grade(), RawJson.textOf(wanted.meta()));
    }

    @Override
    void update(StudentView before, StudentPatch patch) {
        students.update(
                before.id(),
                MergePatch.optional(patch.grade(), before.grade()),
                MergePatch.json(patch.meta(), before.meta()));
    }

    @Override
    void release(StudentView gone) {
        enroll.removeAllOf(gone.id());
    }
}

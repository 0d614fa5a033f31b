package io.gyosil.classroom.person;

import io.gyosil.classroom.ClassroomProblem;
import io.gyosil.classroom.change.Changes;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Words;
import io.gyosil.kit.request.MergePatch;
import io.gyosil.kit.request.RawJson;
import io.gyosil.kit.security.Roles;
import io.gyosil.kit.web.Slice;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes, changes and removes the profiles of those who teach. */
@Singleton
class ManageTeachers extends ManageProfiles<Teacher, TeacherView, TeacherRequest, TeacherPatch> {

    private final TeacherRepository teachers;

    ManageTeachers(TeacherRepository teachers, UserRepository users, Changes<Teacher> changes) {
        super(Roles.TEACHER, teachers, users, changes);
        this.teachers = teachers;
    }

    /** Those that the caller may see, by id. */
    @Transactional
    List<TeacherView> page(
            @Nullable Long orgId, @Nullable Long userId, @Nullable String subject, @Nullable String name, Slice slice) {
        return teachers.page(orgId, userId, subject, name, slice.afterNumber(), slice.skip(), slice.most());
    }

    @Override
    long insert(UserView user, TeacherRequest wanted) {
        return teachers.insert(user.id(), user.orgId(), wanted.subject(), RawJson.textOf(wanted.meta()));
    }

    @Override
    void update(TeacherView before, TeacherPatch patch) {
        teachers.update(
                before.id(),
                MergePatch.optional(patch.subject(), before.subject()),
                MergePatch.json(patch.meta(), before.meta()));
    }

    @Override
    void release(TeacherView gone) {
        int classes = teachers.classes(gone.id());
        if (classes > 0) {
            throw ProblemException.of(ClassroomProblem.IN_USE, Words.of("detail.teacher-in-use", classes));
        }
    }
}

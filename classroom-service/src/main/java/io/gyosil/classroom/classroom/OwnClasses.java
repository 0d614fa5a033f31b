package io.gyosil.classroom.classroom;

import io.gyosil.classroom.Whose;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.Roles;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which classes are a caller's: an admin's organization's, a teacher's own, those that a student is in. */
@Singleton
class OwnClasses {

    private final ClassroomRepository classrooms;

    OwnClasses(ClassroomRepository classrooms) {
        this.classrooms = classrooms;
    }

    /**
     * The class, in the open transaction.
     *
     * @throws io.gyosil.kit.problem.ProblemException forbidden in the own organization, else not found
     */
    ClassroomView find(Caller caller, String id) {
        return checked(caller, classrooms.find(id).orElse(null));
    }

    /** Like {@link #find}; nobody else changes it or who is in it until the transaction ends. */
    ClassroomView lock(Caller caller, String id) {
        return checked(caller, classrooms.lock(id).orElse(null));
    }

    /** What the list of a caller's classes is limited to. */
    ClassroomFilter within(Caller caller, ClassroomFilter wanted) {
        boolean isStudent = !caller.is(Roles.ADMIN) && !caller.is(Roles.TEACHER);
        boolean isTeacher = !caller.is(Roles.ADMIN) && caller.is(Roles.TEACHER);
        return new ClassroomFilter(
                wanted.orgId(),
                isTeacher ? own(caller, wanted.teacherId()) : wanted.teacherId(),
                wanted.gradeLevel(),
                wanted.subject(),
                wanted.name(),
                isStudent ? Long.valueOf(Objects.requireNonNullElse(caller.studentId(), 0L)) : wanted.studentId());
    }

    private static String own(Caller caller, @Nullable String wanted) {
        String own = String.valueOf(caller.teacherId());
        // No class has the empty text.
        return wanted == null || wanted.equals(own) ? own : "";
    }

    private ClassroomView checked(Caller caller, @Nullable ClassroomView found) {
        if (found != null && isOwn(caller, found)) {
            return found;
        }
        throw Whose.notFound(caller, "class", found == null ? null : Long.valueOf(found.orgId()));
    }

    private boolean isOwn(Caller caller, ClassroomView classroom) {
        if (!Objects.equals(caller.orgId(), classroom.orgId())) {
            return false;
        }
        Long student = caller.studentId();
        return caller.is(Roles.ADMIN)
                || (caller.teacherId() != null && classroom.isTaughtBy(caller.teacherId()))
                || (student != null && classrooms.hasStudent(classroom.id(), student));
    }
}

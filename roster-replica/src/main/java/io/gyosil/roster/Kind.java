package io.gyosil.roster;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.event.UserChanged;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A kind of thing that the rosters tell of.
 *
 * @param key what its keys look like, its id in brackets
 * @param changed the type of the event that tells its state
 * @param removed the type of the one that says that it is no more
 * @param state what the event carries
 * @param version the version in it
 */
public record Kind<T>(Pattern key, String changed, String removed, Class<T> state, ToLongFunction<T> version) {

    public static final Kind<UserChanged> USER = new Kind<>(
            Pattern.compile("user:(.+)"),
            UserChanged.TYPE,
            UserChanged.REMOVED,
            UserChanged.class,
            UserChanged::version);

    public static final Kind<TeacherChanged> TEACHER = new Kind<>(
            Pattern.compile("teacher:(\\d{1,18})"),
            TeacherChanged.TYPE,
            TeacherChanged.REMOVED,
            TeacherChanged.class,
            TeacherChanged::version);

    public static final Kind<StudentChanged> STUDENT = new Kind<>(
            Pattern.compile("student:(\\d{1,18})"),
            StudentChanged.TYPE,
            StudentChanged.REMOVED,
            StudentChanged.class,
            StudentChanged::version);

    public static final Kind<ClassChanged> CLASSROOM = new Kind<>(
            Pattern.compile("class:(.+)"),
            ClassChanged.TYPE,
            ClassChanged.REMOVED,
            ClassChanged.class,
            ClassChanged::version);

    public static final Kind<EnrollmentChanged> ENROLLMENT = new Kind<>(
            Pattern.compile("enrollment:(\\d{1,18}:.+)"),
            EnrollmentChanged.TYPE,
            EnrollmentChanged.REMOVED,
            EnrollmentChanged.class,
            EnrollmentChanged::version);

    /** Those that rights depend on; the rosters tell of more. */
    static final List<Kind<?>> ALL = List.of(USER, TEACHER, STUDENT, CLASSROOM, ENROLLMENT);
}

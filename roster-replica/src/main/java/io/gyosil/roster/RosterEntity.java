package io.gyosil.roster;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.GoalChanged;
import io.gyosil.event.OrganizationChanged;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.event.UserChanged;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * A kind of thing of which the rosters send states.
 *
 * @param key what its keys look like, its id in brackets
 * @param changed the type of the event with its state
 * @param removed the type of the event of its removal
 * @param state what the event carries
 * @param version the version in it
 */
record RosterEntity<T>(Pattern key, String changed, String removed, Class<T> state, ToLongFunction<T> version) {

    static final RosterEntity<UserChanged> USER = new RosterEntity<>(
            Pattern.compile("user:(.+)"),
            UserChanged.TYPE,
            UserChanged.REMOVED,
            UserChanged.class,
            UserChanged::version);

    static final RosterEntity<TeacherChanged> TEACHER = new RosterEntity<>(
            Pattern.compile("teacher:(\\d{1,18})"),
            TeacherChanged.TYPE,
            TeacherChanged.REMOVED,
            TeacherChanged.class,
            TeacherChanged::version);

    static final RosterEntity<StudentChanged> STUDENT = new RosterEntity<>(
            Pattern.compile("student:(\\d{1,18})"),
            StudentChanged.TYPE,
            StudentChanged.REMOVED,
            StudentChanged.class,
            StudentChanged::version);

    static final RosterEntity<ClassChanged> CLASSROOM = new RosterEntity<>(
            Pattern.compile("class:(.+)"),
            ClassChanged.TYPE,
            ClassChanged.REMOVED,
            ClassChanged.class,
            ClassChanged::version);

    static final RosterEntity<EnrollmentChanged> ENROLLMENT = new RosterEntity<>(
            Pattern.compile("enrollment:(\\d{1,18}:.+)"),
            EnrollmentChanged.TYPE,
            EnrollmentChanged.REMOVED,
            EnrollmentChanged.class,
            EnrollmentChanged::version);

    static final RosterEntity<OrganizationChanged> ORGANIZATION = new RosterEntity<>(
            Pattern.compile("organization:(\\d{1,18})"),
            OrganizationChanged.TYPE,
            OrganizationChanged.REMOVED,
            OrganizationChanged.class,
            OrganizationChanged::version);

    static final RosterEntity<GoalChanged> GOAL = new RosterEntity<>(
            Pattern.compile("goal:([^:]+:.+)"),
            GoalChanged.TYPE,
            GoalChanged.REMOVED,
            GoalChanged.class,
            GoalChanged::version);

    /** All that are kept. */
    static final List<RosterEntity<?>> ALL = List.of(ORGANIZATION, USER, TEACHER, STUDENT, CLASSROOM, ENROLLMENT, GOAL);
}

package io.gyosil.roster;

import io.gyosil.event.ClassChanged;
import io.gyosil.event.EnrollmentChanged;
import io.gyosil.event.GoalChanged;
import io.gyosil.event.OrganizationChanged;
import io.gyosil.event.StudentChanged;
import io.gyosil.event.TeacherChanged;
import io.gyosil.event.UserChanged;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes each record in that is newer than what is there of the same thing, in whatever order they come. */
@Singleton
class SaveRosters {

    private final RosterStateRepository rows;

    SaveRosters(RosterStateRepository rows) {
        this.rows = rows;
    }

    @Transactional("worker")
    void save(List<RosterRecord<?>> records) {
        saveOrganizations(new NewestRecords<>(RosterEntity.ORGANIZATION, records));
        saveUsers(new NewestRecords<>(RosterEntity.USER, records));
        saveTeachers(new NewestRecords<>(RosterEntity.TEACHER, records));
        saveStudents(new NewestRecords<>(RosterEntity.STUDENT, records));
        saveClassrooms(new NewestRecords<>(RosterEntity.CLASSROOM, records));
        saveEnrollments(new NewestRecords<>(RosterEntity.ENROLLMENT, records));
        saveGoals(new NewestRecords<>(RosterEntity.GOAL, records));
    }

    /** Notes that everything was taken in, up to now, that is in these partitions. */
    @Transactional("worker")
    void saveProgress(String topic, Set<Integer> partitions) {
        rows.saveProgress(topic, partitions.stream().mapToInt(Integer::intValue).toArray());
    }

    private void saveOrganizations(NewestRecords<OrganizationChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveOrganizations(
                    newest.numericIds(),
                    newest.texts(OrganizationChanged::name),
                    newest.texts(OrganizationChanged::type),
                    newest.texts(OrganizationChanged::timeZone),
                    newest.versions(),
                    newest.removed());
        }
    }

    private void saveUsers(NewestRecords<UserChanged> newest) {
        if (newest.isEmpty()) {
            return;
        }
        Set<String> saved = Set.copyOf(rows.saveUsers(
                newest.ids(),
                newest.longs(UserChanged::orgId),
                newest.texts(UserChanged::role),
                newest.texts(UserChanged::name),
                newest.flags(UserChanged::isActive),
                newest.versions(),
                newest.removed()));
        rows.deleteIdentities(saved.toArray(String[]::new));
        List<Identity> identities = newest.records().stream()
                .filter(user -> saved.contains(user.id()))
                .flatMap(SaveRosters::identities)
                .toList();
        rows.saveIdentities(
                identities.stream().map(Identity::issuer).toArray(String[]::new),
                identities.stream().map(Identity::subject).toArray(String[]::new),
                identities.stream().map(Identity::userId).toArray(String[]::new));
    }

    private record Identity(String issuer, String subject, String userId) {}

    private static Stream<Identity> identities(RosterRecord<UserChanged> user) {
        // A list that is missing in a record is an empty one.
        return user.state() == null || user.state().identities() == null
                ? Stream.empty()
                : user.state().identities().stream()
                        .map(identity -> new Identity(identity.issuer(), identity.subject(), user.id()));
    }

    private void saveTeachers(NewestRecords<TeacherChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveTeachers(
                    newest.numericIds(),
                    newest.texts(TeacherChanged::userId),
                    newest.longs(TeacherChanged::orgId),
                    newest.versions(),
                    newest.removed());
        }
    }

    private void saveStudents(NewestRecords<StudentChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveStudents(
                    newest.numericIds(),
                    newest.texts(StudentChanged::userId),
                    newest.longs(StudentChanged::orgId),
                    newest.versions(),
                    newest.removed());
        }
    }

    private void saveClassrooms(NewestRecords<ClassChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveClassrooms(
                    newest.ids(),
                    newest.longs(ClassChanged::orgId),
                    newest.texts(ClassChanged::teacherId),
                    newest.texts(room -> String.join(",", room.coTeacherIds())),
                    newest.texts(ClassChanged::name),
                    newest.texts(ClassChanged::gradeLevel),
                    newest.texts(ClassChanged::subject),
                    newest.versions(),
                    newest.removed());
        }
    }

    private void saveEnrollments(NewestRecords<EnrollmentChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveEnrollments(
                    newest.numericFirstIds(),
                    newest.secondIds(),
                    newest.texts(EnrollmentChanged::userId),
                    newest.longs(EnrollmentChanged::orgId),
                    newest.versions(),
                    newest.removed());
        }
    }

    private void saveGoals(NewestRecords<GoalChanged> newest) {
        if (!newest.isEmpty()) {
            rows.saveGoals(
                    newest.firstIds(),
                    newest.secondIds(),
                    newest.longs(GoalChanged::orgId),
                    newest.doubles(GoalChanged::interestLevel),
                    newest.doubles(GoalChanged::goalTarget),
                    newest.texts(
                            goal -> goal.setAt() == null ? null : goal.setAt().toString()),
                    newest.versions(),
                    newest.removed());
        }
    }
}

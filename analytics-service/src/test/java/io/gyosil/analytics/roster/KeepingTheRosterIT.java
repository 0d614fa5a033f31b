package io.gyosil.analytics.roster;

import static io.gyosil.analytics.roster.RosterTopic.classroom;
import static io.gyosil.analytics.roster.RosterTopic.enrollment;
import static io.gyosil.analytics.roster.RosterTopic.noClassroom;
import static io.gyosil.analytics.roster.RosterTopic.noEnrollment;
import static io.gyosil.analytics.roster.RosterTopic.noStudent;
import static io.gyosil.analytics.roster.RosterTopic.noUser;
import static io.gyosil.analytics.roster.RosterTopic.student;
import static io.gyosil.analytics.roster.RosterTopic.teacher;
import static io.gyosil.analytics.roster.RosterTopic.user;
import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.analytics.roster.RosterTopic.Change;
import io.gyosil.event.UserChanged.Identity;
import io.gyosil.kit.testing.Http;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeepingTheRosterIT {

    private static final String FEATURES = "/api/analytics/features/topic-daily";

    private static AnalyticsService service;
    private static RosterTopic topic;

    @BeforeAll
    static void start() {
        service = AnalyticsService.on("analytics_roster", Map.of());
        topic = new RosterTopic();
        service.awaitRosters();
    }

    @AfterAll
    static void stop() {
        topic.close();
        service.close();
    }

    @Test
    void whoComesAfterTheCompactionHasTheReplicaOfWhoWasThereFromTheStart() throws SQLException {
        List<Change> history = school("7", 6);
        topic.send(history);
        String last = "SELECT count(*) FROM user_ref WHERE user_id = '7-end'";
        topic.send(user("7-end", 1, "끝", "admin", 1));
        await().atMost(SOON).until(() -> service.database().column(last).equals(List.of("1")));
        assertThat(Compaction.keys("7")).hasSize(history.size() + 1);

        Compaction.run(topic, "7");

        assertThat(Compaction.keys("7")).hasSizeLessThan(history.size() / 3);
        try (AnalyticsService late = AnalyticsService.on("analytics_roster_late", Map.of())) {
            late.awaitRosters();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(Replica.rows(late, "7")).isEqualTo(Replica.rows(service, "7")));
            assertThat(Replica.rows(late, "7"))
                    .contains("user_ref (7-2,1,student,\"김하늘 6\",t,6,f)")
                    .contains("user_ref (7-0,,,,f,7,t)")
                    .contains("classroom_ref (7-a,1,71,\"5학년 6반\",5,수학,6,f,{99},\"{99,71}\")")
                    .contains("enrollment_ref (73,7-a,,,7,t)")
                    .contains("enrollment_ref (74,7-a,7-4,1,6,f)")
                    .contains("identity_ref (https://id.example.org,a-7-2,7-2)");
        }
    }

    @Test
    void repetitionsAndAnyOrderAcrossKeysEndInTheSameReplica() throws SQLException {
        Random random = new Random(20261120);
        List<Change> tidy = school("8", 4);
        List<Change> untidy = new ArrayList<>(tidy);
        untidy.addAll(tidy);
        untidy.addAll(tidy.subList(0, tidy.size() / 2));
        Collections.shuffle(untidy, random);

        topic.send(untidy);

        await().atMost(SOON).untilAsserted(() -> assertThat(Replica.rows(service, "8-"))
                .containsExactly(
                        "user_ref (8-0,,,,f,5,t)",
                        "user_ref (8-1,1,student,\"김하늘 4\",t,4,f)",
                        "user_ref (8-2,1,student,\"김하늘 4\",t,4,f)",
                        "user_ref (8-3,1,student,\"김하늘 4\",t,4,f)",
                        "user_ref (8-4,1,student,\"김하늘 4\",t,4,f)",
                        "identity_ref (https://id.example.org,a-8-1,8-1)",
                        "identity_ref (https://id.example.org,a-8-2,8-2)",
                        "identity_ref (https://id.example.org,a-8-3,8-3)",
                        "identity_ref (https://id.example.org,a-8-4,8-4)",
                        "teacher_ref (81,8-1,1,4,f)",
                        "student_ref (82,8-2,1,4,f)",
                        "student_ref (83,8-3,1,4,f)",
                        "student_ref (84,8-4,1,4,f)",
                        "classroom_ref (8-a,1,81,\"5학년 4반\",5,수학,4,f,{99},\"{99,81}\")",
                        "classroom_ref (8-b,,,,,,5,t,{},{})",
                        "enrollment_ref (80,8-a,,,5,t)",
                        "enrollment_ref (81,8-a,,,5,t)",
                        "enrollment_ref (82,8-a,8-2,1,4,f)",
                        "enrollment_ref (83,8-a,,,5,t)",
                        "enrollment_ref (84,8-a,8-4,1,4,f)"));
    }

    /** Some changes of a small school, one version after another; at the end some things are removed. */
    private static List<Change> school(String name, int versions) {
        List<Change> records = new ArrayList<>();
        for (int version = 1; version <= versions; version++) {
            for (int i = 0; i < 5; i++) {
                String id = name + "-" + i;
                Identity identity = new Identity("https://id.example.org", "a-" + id);
                records.add(user(id, 1, "김하늘 " + version, "student", version, identity));
                records.add(student(number(name, i), id, 1, version));
                records.add(enrollment(number(name, i), name + "-a", id, 1, version));
            }
            records.add(teacher(number(name, 1), name + "-1", 1, version));
            records.add(classroom(name + "-a", 1, number(name, 1), "5학년 " + version + "반", version));
            records.add(classroom(name + "-b", 1, number(name, 1), "없어질 반", version));
        }
        records.add(noUser(name + "-0", versions + 1));
        records.add(noStudent(number(name, 0), versions + 1));
        records.add(noStudent(number(name, 1), versions + 1));
        records.add(noEnrollment(number(name, 0), name + "-a", versions + 1));
        records.add(noEnrollment(number(name, 1), name + "-a", versions + 1));
        records.add(noEnrollment(number(name, 3), name + "-a", versions + 1));
        records.add(noClassroom(name + "-b", versions + 1));
        return records;
    }

    private static long number(String name, int i) {
        return Long.parseLong(name + i);
    }

    @Test
    void anOlderRecordAfterANewerOneIsPassedOverAndWhatWasRemovedComesBackOnlyWithANewerOne() throws SQLException {
        topic.send(user("6-1", 1, "새 이름", "student", 9), user("6-1", 1, "옛 이름", "student", 8));
        topic.send(user("6-2", 1, "이름", "student", 3), noUser("6-2", 5), user("6-2", 1, "늦은 이름", "student", 4));
        topic.send(user("6-3", 1, "이름", "student", 3), noUser("6-3", 5), user("6-3", 2, "돌아온 이름", "teacher", 6));
        topic.send(user("6-4", 1, "이름", "student", 3), noUser("6-4", 2), user("6-4", 1, "같은 판", "student", 3));

        await().atMost(SOON).untilAsserted(() -> assertThat(Replica.rows(service, "6-"))
                .containsExactly(
                        "user_ref (6-1,1,student,\"새 이름\",t,9,f)",
                        "user_ref (6-2,,,,f,5,t)",
                        "user_ref (6-3,2,teacher,\"돌아온 이름\",t,6,f)",
                        "user_ref (6-4,1,student,이름,t,3,f)"));
    }

    @Test
    void aRemovedEnrollmentTakesTheTeachersRightAwayWithinSeconds() {
        topic.send(
                user("5-1", 5, "이바다", "student", 1),
                classroom("5-a", 5, 51, "3학년 1반", 1),
                enrollment(501, "5-a", "5-1", 5, 1));
        Http itsTeacher = service.member("teacher", "5-t", 5, 51);
        await().atMost(SOON).until(() -> status(itsTeacher, "5-1") == 200);
        assertThat(status(service.member("teacher", "5-u", 5, 52), "5-1")).isEqualTo(403);

        topic.send(noEnrollment(501, "5-a", 2));

        await().atMost(SOON).until(() -> status(itsTeacher, "5-1") == 403);
        assertThat(status(service.member("admin", "5-b", 5, 0), "5-1")).isEqualTo(200);
    }

    private static int status(Http caller, String learner) {
        return caller.get(FEATURES + "?user_id=" + learner).status();
    }
}

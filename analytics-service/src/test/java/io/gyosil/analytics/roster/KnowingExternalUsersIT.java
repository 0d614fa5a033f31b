package io.gyosil.analytics.roster;

import static io.gyosil.analytics.roster.RosterTopic.lockedOut;
import static io.gyosil.analytics.roster.RosterTopic.noUser;
import static io.gyosil.analytics.roster.RosterTopic.student;
import static io.gyosil.analytics.roster.RosterTopic.teacher;
import static io.gyosil.analytics.roster.RosterTopic.user;
import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.event.UserChanged.Identity;
import io.gyosil.kit.problem.CommonProblem;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.security.Caller;
import io.gyosil.kit.security.ExternalUsers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KnowingExternalUsersIT {

    private static final String ISSUER = "https://school.example.org";

    private static AnalyticsService service;
    private static RosterTopic topic;

    @BeforeAll
    static void start() {
        service = AnalyticsService.on("analytics_identities", Map.of());
        topic = new RosterTopic();
        service.awaitRosters();
    }

    @AfterAll
    static void stop() {
        topic.close();
        service.close();
    }

    private static Optional<Caller> find(String subject) {
        return service.bean(ExternalUsers.class).find(ISSUER, subject);
    }

    private static Identity named(String subject) {
        return new Identity(ISSUER, subject);
    }

    @Test
    void aUserComesWithTheRoleAndTheNumbersOfTheRosters() {
        topic.send(
                user("x-1", 3, "박솔", "student", 1, named("sol")),
                student(3001, "x-1", 3, 1),
                user("x-2", 3, "최강", "teacher", 1, named("kang")),
                teacher(3002, "x-2", 3, 1));

        await().atMost(SOON)
                .until(() -> find("sol").equals(Optional.of(new Caller("x-1", List.of("student"), 3L, 3001L, null))));
        await().atMost(SOON)
                .until(() -> find("kang").equals(Optional.of(new Caller("x-2", List.of("teacher"), 3L, null, 3002L))));
        assertThat(service.bean(ExternalUsers.class).find("https://other.example.org", "sol"))
                .isEmpty();
        assertThat(find("nobody")).isEmpty();
    }

    @Test
    void nobodyComesWhoIsLockedOutOrRemoved() {
        topic.send(
                user("x-3", 3, "하나", "student", 1, named("hana")), user("x-4", 3, "두리", "student", 1, named("duri")));
        await().atMost(SOON)
                .until(() -> find("hana").isPresent() && find("duri").isPresent());

        topic.send(lockedOut("x-3", 3, 2, named("hana")), noUser("x-4", 2));

        await().atMost(SOON).until(() -> find("hana").isEmpty() && find("duri").isEmpty());
    }

    @Test
    void aNameThatGoesOverToAnotherUserIsNobodysInBetween() {
        topic.send(user("x-5", 3, "세나", "student", 1, named("sena")));
        await().atMost(SOON).until(() -> find("sena").isPresent());

        topic.send(user("x-6", 3, "네오", "student", 1, named("sena")));
        await().atMost(SOON).until(() -> find("sena").isEmpty());

        topic.send(user("x-5", 3, "세나", "student", 2));
        await().atMost(SOON).until(() -> find("sena").map(Caller::userId).equals(Optional.of("x-6")));
    }

    @Test
    void nobodyIsKnownNorUnknownWhileTheReplicaIsBehind() throws SQLException {
        // No rosters come here: nothing answers at this address.
        Map<String, Object> alone = Map.of("gyosil.kafka.bootstrap-servers", "127.0.0.1:1");
        try (AnalyticsService cutOff = AnalyticsService.on("analytics_cut_off", alone)) {
            cutOff.database().update("DELETE FROM replica_progress");

            assertThatThrownBy(() -> cutOff.bean(ExternalUsers.class).find(ISSUER, "sol"))
                    .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.type())
                            .isEqualTo(CommonProblem.UNAVAILABLE));
        }
    }
}

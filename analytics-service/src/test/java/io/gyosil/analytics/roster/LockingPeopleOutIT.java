package io.gyosil.analytics.roster;

import static io.gyosil.analytics.roster.RosterTopic.lockedOut;
import static io.gyosil.analytics.roster.RosterTopic.noUser;
import static io.gyosil.analytics.roster.RosterTopic.user;
import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.analytics.AnalyticsService;
import io.gyosil.kit.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A token that is still good is none any more when its user was deactivated. */
class LockingPeopleOutIT {

    private static AnalyticsService service;
    private static RosterTopic topic;

    @BeforeAll
    static void start() {
        service = AnalyticsService.on("analytics_lockout", Map.of());
        topic = new RosterTopic();
    }

    @AfterAll
    static void stop() {
        topic.close();
        service.close();
    }

    private static int asked(String student) {
        return service.anyone()
                .as(TestTokens.of("student", student))
                .get("/api/analytics/features/topic-daily")
                .status();
    }

    private static void answers(int status, String student) {
        await().atMost(SOON).until(() -> asked(student) == status);
    }

    @Test
    void whoWasDeactivatedIsRefusedAndComesBackWhenActiveAgain() {
        topic.send(user("l-1", 1, "하나", "student", 1), user("l-2", 1, "두리", "student", 1));
        assertThat(asked("l-1")).isEqualTo(200);

        topic.send(lockedOut("l-1", 1, 2));
        answers(401, "l-1");
        assertThat(asked("l-2")).isEqualTo(200);

        topic.send(user("l-1", 1, "하나", "student", 3));
        answers(200, "l-1");
    }

    @Test
    void whoWasRemovedIsRefused() {
        topic.send(user("l-3", 1, "세나", "student", 1), noUser("l-3", 2));

        answers(401, "l-3");
    }

    @Test
    void aReplicaThatStartsLaterKnowsThemToo() {
        topic.send(lockedOut("l-4", 1, 1));
        answers(401, "l-4");

        try (AnalyticsService later = AnalyticsService.on("analytics_lockout", Map.of())) {
            await().atMost(SOON)
                    .until(() -> later.anyone()
                                    .as(TestTokens.of("student", "l-4"))
                                    .get("/api/analytics/features/topic-daily")
                                    .status()
                            == 401);
        }
    }
}

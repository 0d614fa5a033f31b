package io.gyosil.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.live.Happening;
import io.gyosil.dev.stack.ServiceSpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two replicas of every service behind one entrance, each of them ended and started again, one after the other, as an update does,
 * while viewers upload, people log in and read, and a class talks. No request fails, and nothing is lost.
 */
class RestartingUnderLoadIT {

    private static final RunningStack STACK = RunningStack.shared();
    private static final Duration SOON = Duration.ofSeconds(120);

    @Test
    @Timeout(900)
    void noRequestFailsWhileEveryReplicaIsRestarted() throws Exception {
        try (Replicas replicas = Replicas.twoOfEach(STACK);
                BusySchool school = new BusySchool(STACK, replicas.entrance())) {
            school.begin();
            school.awaitMore(20);
            for (ServiceSpec service : ServiceSpec.ALL) {
                for (int which = 0; which < 2; which++) {
                    Duration ended = replicas.restart(service, which);
                    assertThat(ended).as("the end of " + service.name()).isLessThan(Duration.ofSeconds(20));
                    school.awaitMore(10);
                }
            }
            school.end();

            System.out.println("rolling restart of " + 2 * ServiceSpec.ALL.size() + " replicas: " + school.tally());
            assertThat(school.failures()).isEmpty();
            everyUploadIsCounted(school);
            everyoneSawEveryMessage(school);
            assertThat(replicas.cutOff()).as("replicas that did not drain").isEmpty();
        }
    }

    private static void everyUploadIsCounted(BusySchool school) {
        await().atMost(SOON).untilAsserted(() -> {
            int attempts = 0;
            for (String learner : school.learners()) {
                JsonNode rows = STACK.teacher()
                        .get("/api/analytics/features/topic-daily?limit=500&user_id=" + learner)
                        .json()
                        .get("items");
                for (JsonNode row : rows) {
                    attempts += row.at("/features/attempts").asInt();
                }
            }
            assertThat(attempts).isEqualTo(school.uploads());
        });
    }

    private static void everyoneSawEveryMessage(BusySchool school) {
        List<String> acknowledged = school.acknowledgedMessages();
        assertThat(acknowledged).hasSizeGreaterThan(20);
        await().atMost(SOON).untilAsserted(() -> assertThat(school.phones()).allSatisfy(phone -> {
            assertThat(phone.complaints()).isEmpty();
            assertThat(phone.happenings()).map(Happening::messageId).containsAll(acknowledged);
        }));
        // Both replicas ended while sockets were open to them.
        assertThat(school.phones()).anyMatch(phone -> phone.connections() > 1);
    }
}

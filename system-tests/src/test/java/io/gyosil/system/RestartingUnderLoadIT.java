package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.demo.live.Happening;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.proving.testing.RunningStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of services behind one entrance, which are ended and started again, one after the other, as an update does, while
 * viewers upload, people log in and read, and a class talks. No request fails, and nothing is lost.
 */
class RestartingUnderLoadIT {

    private static final RunningStack STACK = RunningStack.shared();

    /** Some fifty requests a second together: the two replicas of everything share the processors with what they serve. */
    private static final Duration BUSY = Duration.ofMillis(150);

    private static final Duration AT_EASE = Duration.ofMillis(500);

    /** The stack's own services and a second one of the two that hold most under way: uploads to be answered, open sockets. */
    @Test
    @Tag("heavy")
    @Tag("restarts")
    @Tag("small")
    void noRequestFailsWhileAReplicaOfStudyAndOneOfSessionAreRestarted() throws Exception {
        List<ServiceSpec> two = ServiceSpec.ALL.stream()
                .filter(service -> Set.of("study", "session").contains(service.name()))
                .toList();
        try (Replicas replicas = Replicas.beside(STACK, two)) {
            restart(replicas, two, 1, AT_EASE);
        }
    }

    @Test
    @Tag("full")
    void noRequestFailsWhileAReplicaOfEachServiceIsRestarted() throws Exception {
        try (Replicas replicas = Replicas.twoOfEach(STACK)) {
            restart(replicas, ServiceSpec.ALL, 1, AT_EASE);
        }
    }

    @Test
    @Tag("full")
    void noRequestFailsWhileEveryReplicaIsRestartedAndNoneTakesLongToEnd() throws Exception {
        try (Replicas replicas = Replicas.twoOfEach(STACK)) {
            List<Duration> ended = restart(replicas, ServiceSpec.ALL, 2, BUSY);

            assertThat(ended).allSatisfy(end -> assertThat(end).isLessThan(Duration.ofSeconds(20)));
        }
    }

    /** Says how long each took to end. */
    private static List<Duration> restart(Replicas replicas, List<ServiceSpec> services, int ofEach, Duration pause)
            throws Exception {
        List<Duration> ended = new ArrayList<>();
        try (BusySchool school = new BusySchool(STACK, replicas.entrance(), pause)) {
            school.begin();
            // The entrance gives requests to its replicas in turn: sockets may all have come to one.
            await().atMost(SOON).until(() -> {
                school.openPhone();
                return replicas.eachHoldsSockets();
            });
            school.awaitMore(20);
            for (ServiceSpec service : services) {
                for (int which = 0; which < ofEach; which++) {
                    ended.add(replicas.restart(service, which));
                    school.awaitMore(10);
                }
            }
            school.end();

            System.out.println("rolling restart of " + ended.size() + " replicas: " + school.tally());
            assertThat(school.failures()).isEmpty();
            everyUploadIsCounted(school);
            everyoneSawEveryMessage(school);
            assertThat(replicas.cutOff()).as("replicas that did not drain").isEmpty();
        }
        return ended;
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
        assertThat(acknowledged).isNotEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(school.phones()).allSatisfy(phone -> {
            assertThat(phone.complaints()).isEmpty();
            assertThat(phone.happenings()).map(Happening::messageId).containsAll(acknowledged);
        }));
        // Replicas ended while sockets were open to them.
        assertThat(school.phones()).anyMatch(phone -> phone.connections() > 1);
    }
}

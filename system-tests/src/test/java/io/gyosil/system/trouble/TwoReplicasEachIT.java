package io.gyosil.system.trouble;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.Topics;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.system.ServiceProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two replicas of each service under load. Those of analytics share the events: members of their group come and go, by
 * SIGKILL, by being asked to, and as guests; of those of study the one whose relay leads is killed. Two rounds, or 20, with
 * at least a rebalance each.
 */
class TwoReplicasEachIT {

    private static final String LEADER = """
        SELECT l.pid
        FROM pg_locks l JOIN pg_stat_activity a USING (pid)
        WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = 'study_relay'
        """;

    private final Set<String> leaders = new HashSet<>();

    @Test
    @Tag("heavy")
    @Tag("replicas")
    @Tag("small")
    void featuresAreExactThoughConsumersAndRelaysComeAndGo() throws Exception {
        comeAndGo(2, SOON);
    }

    @Test
    @Tag("full")
    void featuresAreExactAndSoonSoAfterTwentyRounds() throws Exception {
        comeAndGo(20, Duration.ofSeconds(30));
    }

    private void comeAndGo(int rounds, Duration drainWithin) throws Exception {
        try (Site site = new Site(List.of())) {
            // The first leads, since the second is not there yet: it is the one to be killed first.
            ServiceProcess leader = start(site, "study").awaitReady();
            List<ServiceProcess> study = List.of(leader, start(site, "study"));
            List<ServiceProcess> analytics = List.of(start(site, "analytics"), start(site, "analytics"));
            Stream.concat(study.stream(), analytics.stream()).forEach(ServiceProcess::awaitReady);
            Guest guest = new Guest(site.kafka(), Topics.STUDY, "analytics.features");
            int first = guest.visit();
            try (UploadTrial uploads =
                    site.uploads(study.stream().map(ServiceProcess::url).toList())) {
                uploads.begin();
                for (int round = 0; round < rounds; round++) {
                    disturb(round, site, study, analytics, guest);
                }
                new Reckoning(uploads, analytics.getFirst()).holds(drainWithin);
                System.out.println(uploads.traffic());
            }
            int rebalances = guest.visit() - first;
            System.out.println(
                    "rebalances " + rebalances + " in " + rounds + " rounds, relays that led " + leaders.size());

            assertThat(rebalances).isGreaterThanOrEqualTo(rounds);
            assertThat(leaders).hasSizeGreaterThan(rounds / 4);
            assertThat(site.lengthOf("gyosil.study.dlq")).as("dead letters").isZero();
        }
    }

    private static ServiceProcess start(Site site, String service) {
        return site.start(service, site.postgresPort(), site.kafka());
    }

    /** A member of the group comes and goes, in one of three ways; in between the relay that leads is killed. */
    private void disturb(int round, Site site, List<ServiceProcess> study, List<ServiceProcess> analytics, Guest guest)
            throws InterruptedException {
        int which = round / 4 % 2;
        noteLeader(site);
        switch (round % 4) {
            case 0 -> guest.visit();
            case 1 -> {
                analytics.get(which).kill();
                restart(analytics.get(which));
            }
            case 2 -> {
                study.get(which).kill();
                guest.visit();
                restart(study.get(which));
            }
            default -> {
                analytics.get(1 - which).stop();
                restart(analytics.get(1 - which));
            }
        }
        noteLeader(site);
    }

    private static void restart(ServiceProcess replica) {
        replica.start();
        replica.awaitReady();
    }

    private void noteLeader(Site site) {
        await().atMost(SOON).until(() -> {
            List<String> now = site.rows(LEADER);
            leaders.addAll(now);
            return !now.isEmpty();
        });
    }
}

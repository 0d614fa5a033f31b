package io.gyosil.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.Topics;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Soon;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.testing.proxy.Crossing.Phase;
import io.gyosil.kit.testing.proxy.Fault;
import io.gyosil.kit.testing.proxy.TcpProxy;
import io.gyosil.servers.kafka.KafkaDoor;
import io.gyosil.servers.process.FreePorts;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Services that are killed at each boundary of an upload's way, once or ten times, while clients go on
 * sending. The boundaries are seen on the wire: what is asked of PostgreSQL and Kafka, what they answer, and what the client gets.
 */
class KilledAtEveryBoundaryIT {

    private static final int MOST_PASSES = 8;
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Soon.scaled(Duration.ofMinutes(3));

    private static final String UPLOAD = "study_web: .*INSERT INTO study_upload.*";
    private static final String ANSWER = "POST .* 20[01]";
    private static final String SENT_ROWS = "study_worker: .*DELETE FROM outbox.*";
    private static final String FACTS = "analytics_worker: .*INSERT INTO attempt_fact.*";

    private final Ledger ledger = new Ledger();

    /** Where a service dies: the crossing that is seen there is not passed on, nor anything after it. */
    private record Boundary(TcpProxy proxy, Phase phase, String work) {

        static Stream<Boundary> around(TcpProxy proxy, String work) {
            return Stream.of(new Boundary(proxy, Phase.ASKED, work), new Boundary(proxy, Phase.DONE, work));
        }

        /** Kills the replica here, after the boundary was passed some times; returns when it is dead. */
        void kill(Replica replica, int passes) throws Exception {
            Pattern wanted = Pattern.compile(work, Pattern.DOTALL);
            AtomicInteger left = new AtomicInteger(passes);
            CompletableFuture<Integer> killed = new CompletableFuture<>();
            proxy.spoil(new Fault.StopAt(
                    crossing -> crossing.phase() == phase
                            && wanted.matcher(crossing.work()).matches()
                            && left.getAndDecrement() == 0,
                    () -> {
                        replica.kill();
                        killed.complete(replica.exitCode());
                    }));
            assertThat(killed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("%s", this)
                    .isEqualTo(KILLED);
            proxy.heal();
        }
    }

    @Test
    @Tag("small")
    void nothingIsLostAndNothingCountsTwice() throws Exception {
        killAtEach(1);
    }

    @Test
    @Tag("full")
    void nothingIsAfterTenDeathsAtEach() throws Exception {
        killAtEach(10);
    }

    private void killAtEach(int times) throws Exception {
        List<Integer> doors = FreePorts.several(2);
        try (TcpProxy studyKafka = TcpProxy.ofKafka(doors.getFirst());
                TcpProxy analyticsKafka = TcpProxy.ofKafka(doors.getLast());
                Site site = new Site(List.of(
                        new KafkaDoor("STUDY", doors.getFirst(), studyKafka.port()),
                        new KafkaDoor("ANALYTICS", doors.getLast(), analyticsKafka.port())));
                TcpProxy studyPostgres = TcpProxy.ofPostgres(site.postgresPort());
                TcpProxy analyticsPostgres = TcpProxy.ofPostgres(site.postgresPort())) {
            Replica study = site.start("study", studyPostgres.port(), "127.0.0.1:" + studyKafka.port());
            Replica analytics = site.start("analytics", analyticsPostgres.port(), "127.0.0.1:" + analyticsKafka.port());
            study.awaitReady().http().as(TestTokens.of("teacher", "t-1")).put("/study/questions", Ledger.questions());
            try (TcpProxy clients = TcpProxy.ofHttp(study.port());
                    Load _ = new Load(Stream.of(Http.at(URI.create("http://127.0.0.1:" + clients.port()))), ledger)) {
                List<Boundary> ofStudy = Stream.of(
                                Boundary.around(studyPostgres, UPLOAD),
                                Stream.of(
                                        new Boundary(clients, Phase.DONE, ANSWER),
                                        new Boundary(clients, Phase.DELIVERED, ANSWER)),
                                Boundary.around(studyKafka, "EndTxn"),
                                Boundary.around(studyPostgres, SENT_ROWS))
                        .flatMap(boundaries -> boundaries)
                        .toList();
                List<Boundary> ofAnalytics = Stream.concat(
                                Boundary.around(analyticsPostgres, FACTS),
                                Boundary.around(analyticsKafka, "OffsetCommit"))
                        .toList();
                CompletableFuture<Void> analyticsKilled =
                        CompletableFuture.runAsync(() -> killAtEach(ofAnalytics, analytics, times));
                killAtEach(ofStudy, study, times);
                analyticsKilled.join();
            }
            assertEnd(site, analytics, times);
        }
    }

    private static void killAtEach(List<Boundary> boundaries, Replica replica, int times) {
        Random random = new Random(3);
        for (int kill = 0; kill < times; kill++) {
            for (Boundary boundary : boundaries) {
                try {
                    boundary.kill(replica, random.nextInt(MOST_PASSES));
                } catch (Exception e) {
                    throw new AssertionError(boundary + " was not met." + replica.lastWords(), e);
                }
                replica.start();
            }
        }
    }

    private void assertEnd(Site site, Replica analytics, int times) {
        await().atMost(PATIENCE)
                .until(() -> site.rows("SELECT position FROM study.outbox").isEmpty());
        EventLog events = EventLog.read(site.kafka(), Topics.STUDY);
        assertThat(events.keys()).containsExactlyInAnyOrderElementsOf(ledger.sessions());
        assertThat(events.ids()).hasSameSizeAs(events.keys());
        analytics.awaitReady();
        new Reckoning(site, ledger).holds(analytics, PATIENCE);
        System.out.printf(
                "%d kills at each of 12 boundaries: %d uploads acknowledged, %d of them at a resend, 0 lost, 0"
                        + " doubled; %d events sent again%n",
                times, ledger.answers().size(), ledger.foundThere(), events.repeated());
        // Each of these kills leaves something behind that has to be done again: a commit whose answer nobody got, at
        // two boundaries, and events that were sent and not deleted, at two others.
        assertThat(ledger.foundThere()).as("answers lost after the commit").isGreaterThanOrEqualTo(2L * times);
        assertThat(events.repeated()).as("events sent and not deleted").isGreaterThanOrEqualTo(2 * times);
    }
}

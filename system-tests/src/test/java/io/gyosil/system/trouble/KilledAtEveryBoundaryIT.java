package io.gyosil.system.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Soon;
import io.gyosil.kit.testing.proxy.Crossing.Phase;
import io.gyosil.kit.testing.proxy.Fault;
import io.gyosil.kit.testing.proxy.TcpProxy;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.servers.kafka.KafkaDoor;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.system.ServiceProcess;
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
    private static final String ANSWER = "POST .* 201";
    private static final String SENT_ROWS = "study_worker: .*DELETE FROM outbox.*";
    private static final String FACTS = "analytics_worker: .*INSERT INTO attempt_fact.*";

    /** Where a service dies: the crossing that is seen there is not passed on, nor anything after it. */
    private record Boundary(TcpProxy proxy, Phase phase, String work) {

        static Stream<Boundary> around(TcpProxy proxy, String work) {
            return Stream.of(new Boundary(proxy, Phase.ASKED, work), new Boundary(proxy, Phase.DONE, work));
        }

        /** Kills the replica here, after the boundary was passed some times; returns when it is dead. */
        void kill(ServiceProcess replica, int passes) throws Exception {
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
    @Tag("heavy")
    @Tag("boundaries")
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
            ServiceProcess study = site.start("study", studyPostgres.port(), "127.0.0.1:" + studyKafka.port());
            ServiceProcess analytics =
                    site.start("analytics", analyticsPostgres.port(), "127.0.0.1:" + analyticsKafka.port());
            study.awaitReady();
            try (TcpProxy clients = TcpProxy.ofHttp(study.port());
                    UploadTrial uploads = site.uploads(List.of(URI.create("http://127.0.0.1:" + clients.port())))) {
                uploads.begin();
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
                CompletableFuture<Void> analyticsKilled = CompletableFuture.runAsync(
                        () -> killAtEach(ofAnalytics, analytics, times), Thread::startVirtualThread);
                killAtEach(ofStudy, study, times);
                analyticsKilled.join();
                assertEnd(uploads, analytics, times);
            }
        }
    }

    private static void killAtEach(List<Boundary> boundaries, ServiceProcess replica, int times) {
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

    private static void assertEnd(UploadTrial uploads, ServiceProcess analytics, int times)
            throws InterruptedException {
        analytics.awaitReady();
        new Reckoning(uploads, analytics).holds(PATIENCE);
        System.out.printf("%d kills at each of 12 boundaries: %s%n", times, uploads.traffic());
        // Each of these kills leaves something behind that has to be done again: a commit whose answer nobody got, at
        // two boundaries, and events that were sent and not deleted, at two others.
        assertThat(uploads.ledger().foundThere())
                .as("answers lost after the commit")
                .isGreaterThanOrEqualTo(2L * times);
        assertThat(uploads.repeatedEvents()).as("events sent and not deleted").isGreaterThanOrEqualTo(2L * times);
    }
}

package io.gyosil.system.trouble;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.Topics;
import io.gyosil.kit.testing.Soon;
import io.gyosil.kit.testing.proxy.Fault;
import io.gyosil.kit.testing.proxy.TcpProxy;
import io.gyosil.proving.ledger.Refusal;
import io.gyosil.proving.trial.UploadTrial;
import io.gyosil.servers.kafka.KafkaDoor;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.system.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both services under load, each link to PostgreSQL and Kafka through a proxy that spoils it in six ways, once each or
 * 20 times. The two services suffer at the same time, one link of each.
 */
class FaultsOnTheWayIT {

    /**
     * From the end of a fault until all work is done again, without anybody's help. The longest: 12 s until a statement
     * on a dead connection is given up, and a second for each further dead connection of the pool.
     */
    private static final Duration READY_WITHIN = Duration.ofSeconds(20);

    /** A wait for a connection and a statement without an answer: no request takes longer, whatever happens. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(22);

    /** As long as the services ask PostgreSQL to look for a silent client. */
    private static final Duration UNTIL_SERVER_NOTICES = Duration.ofSeconds(10);

    private static final int MOST_CHANCES = 20;

    private static final Map<Fault, Duration> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put(new Fault.Latency(Duration.ofMillis(50)), Duration.ofSeconds(1));
        FAULTS.put(new Fault.Reset(), Duration.ofMillis(300));
        FAULTS.put(new Fault.HalfOpen(UNTIL_SERVER_NOTICES), Duration.ofSeconds(1));
        FAULTS.put(new Fault.Slow(40), Duration.ofSeconds(1));
        FAULTS.put(new Fault.CutInMidAnswer(9), Duration.ofMillis(400));
        FAULTS.put(new Fault.AnswerLostAfterCommit(), Duration.ofMillis(800));
    }

    private static final String NOT_PROJECTED = """
        SELECT s.session_id
        FROM study.study_quiz_sessions s
        WHERE NOT EXISTS (SELECT FROM study.outbox o WHERE o.key = s.session_id)
          AND NOT EXISTS (SELECT FROM analytics.attempt_fact f WHERE f.session_id = s.session_id)
        """;

    @Test
    @Tag("small")
    @Tag("heavy")
    @Tag("faults")
    void nothingIsLostOrDoubledAndEveryServiceIsReadyAgainByItself() throws Exception {
        suffer(1, SOON, SOON);
    }

    @Test
    @Tag("full")
    void everyServiceIsReadyAgainInTimeAfterAnyOfManyFaults() throws Exception {
        suffer(20, READY_WITHIN, ANSWERED_WITHIN);
    }

    private void suffer(int times, Duration readyWithin, Duration answeredWithin) throws Exception {
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
            analytics.awaitReady();
            UploadTrial uploads = site.uploads(List.of(study.url()));
            Readers readers = new Readers(analytics, uploads.learners().getFirst());
            uploads.begin();
            Runnable studyReady = () -> awaitStudy(site, uploads);
            Runnable analyticsReady = () -> awaitAnalytics(site, readers);
            List<Link> studyLinks = List.of(
                    new Link("study to PostgreSQL", studyPostgres, studyReady),
                    new Link("study to Kafka", studyKafka, studyReady));
            List<Link> analyticsLinks = List.of(
                    new Link("analytics to PostgreSQL", analyticsPostgres, analyticsReady),
                    new Link("analytics to Kafka", analyticsKafka, analyticsReady));
            try (uploads;
                    readers;
                    ExecutorService both = Executors.newFixedThreadPool(2)) {
                // Before any trouble both have done all of their work, so that no fault is blamed for a slow start.
                studyReady.run();
                analyticsReady.run();
                List<Future<?>> suffering = new ArrayList<>();
                List<Fault> kinds = List.copyOf(FAULTS.keySet());
                suffering.add(both.submit(() -> sufferAll(studyLinks, kinds, times)));
                // Never the same at the same time: without study's events analytics has little to do.
                suffering.add(both.submit(() -> sufferAll(analyticsLinks, kinds.reversed(), times)));
                for (Future<?> one : suffering) {
                    one.get();
                }
                // Whether an upload is just being committed in that moment is chance.
                Fault lost = new Fault.AnswerLostAfterCommit();
                for (int more = 0; uploads.ledger().foundThere() == 0 && more < MOST_CHANCES; more++) {
                    studyLinks.getFirst().suffer(lost, FAULTS.getOrDefault(lost, Duration.ZERO));
                }
                report(studyLinks, analyticsLinks, uploads, readers);

                new Reckoning(uploads, analytics).holds(readyWithin);
                assertThat(uploads.ledger().foundThere())
                        .as("commits whose answer was lost")
                        .isPositive();
                assertClear(uploads.ledger().refusals(), answeredWithin);
                assertClear(readers.refusals(), answeredWithin);
            }
            assertThat(site.lengthOf("gyosil.study.dlq")).as("dead letters").isZero();
            for (List<Link> links : List.of(studyLinks, analyticsLinks)) {
                assertThat(links).allSatisfy(link -> assertThat(link.longest().values())
                        .as(link.name())
                        .allSatisfy(millis -> assertThat(millis).isLessThanOrEqualTo(readyWithin.toMillis())));
            }
        }
    }

    private static List<Link> sufferAll(List<Link> links, List<Fault> faults, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            for (Link link : links) {
                for (Fault fault : faults) {
                    link.suffer(fault, FAULTS.getOrDefault(fault, Duration.ZERO));
                }
            }
        }
        return links;
    }

    /** It takes an upload, and all events that were there are in Kafka. */
    private static void awaitStudy(Site site, UploadTrial uploads) {
        sendOne(uploads);
        String last =
                site.rows("SELECT coalesce(max(position), 0) FROM study.outbox").getFirst();
        await().atMost(Soon.scaled(Duration.ofSeconds(90)))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> site.rows("SELECT FROM study.outbox WHERE position <= " + last + " LIMIT 1")
                        .isEmpty());
    }

    private static void sendOne(UploadTrial uploads) {
        try {
            uploads.sendOne();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** It answers, all events that were in Kafka are facts, and every partition moves on. */
    private static void awaitAnalytics(Site site, Readers readers) {
        List<String> waiting = site.rows(NOT_PROJECTED);
        try (Pulse pulse = new Pulse(site.kafka(), Topics.STUDY, "analytics.features")) {
            pulse.send();
            await().atMost(Soon.scaled(Duration.ofSeconds(90)))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> readers.isServed()
                            && site.rows(NOT_PROJECTED).stream().noneMatch(waiting::contains)
                            && pulse.isTaken());
        }
    }

    /** A refused client is asked to come again, and in time. */
    private static void assertClear(Collection<Refusal> refusals, Duration answeredWithin) {
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.status()).isEqualTo(503);
            assertThat(refusal.type()).isEqualTo("unavailable");
            assertThat(refusal.after()).isLessThan(answeredWithin);
        });
    }

    private static void report(List<Link> study, List<Link> analytics, UploadTrial uploads, Readers readers) {
        List<Link> links = new ArrayList<>(study);
        links.addAll(analytics);
        links.forEach(link -> System.out.println(link.name() + ", ready again after at most [ms]: " + link.longest()));
        System.out.println("acknowledged " + uploads.ledger().acknowledged() + ", of these found there by a resend "
                + uploads.ledger().foundThere() + ", refused tries "
                + uploads.ledger().refusals().size() + ", longest "
                + longest(uploads.ledger().refusals()) + "; readings refused "
                + readers.refusals().size() + ", longest "
                + longest(readers.refusals()));
    }

    private static Duration longest(Collection<Refusal> refusals) {
        return refusals.stream().map(Refusal::after).max(Duration::compareTo).orElse(Duration.ZERO);
    }
}

package io.gyosil.kit.job;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.testing.proxy.Crossing;
import io.gyosil.kit.testing.proxy.Fault;
import io.gyosil.kit.testing.proxy.TcpProxy;
import io.gyosil.kit.trial.TrialService;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Jobs, by replicas that come and go. */
class DoingJobsIT {

    private static final String SCHEMA = "kit_jobs";
    private static final String URL = "gyosil.database.jdbc-url";
    private static final int MANY = 300;

    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void prepare() {
        TrialService.prepare(SCHEMA);
        TrialService.execute(SCHEMA, "SET ROLE " + SCHEMA + "_owner; " + Counting.TABLES);
        TrialService.on(SCHEMA).close();
    }

    @BeforeEach
    void empty() {
        TrialService.execute(SCHEMA, "TRUNCATE job, counted, allowed");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    private static Map<String, Object> settings() {
        Map<String, Object> settings = TrialService.settings(SCHEMA);
        settings.put("gyosil.trial.jobs", true);
        settings.put("gyosil.outbox.relay", false);
        return settings;
    }

    private TrialService replica(Map<String, Object> changes) {
        Map<String, Object> settings = new HashMap<>(settings());
        settings.putAll(changes);
        TrialService replica = TrialService.on(SCHEMA, settings);
        open.add(replica);
        return replica;
    }

    private TrialService replica() {
        return replica(Map.of());
    }

    private static Job ask(TrialService service, @Nullable Long orgId, int to) {
        return service.bean(Jobs.class)
                .ask(service.bean(Counting.class), orgId, new Counting.Wanted(to), "7")
                .job();
    }

    private static Http operator(TrialService service) {
        return service.anyone().as(TestTokens.of("operator", "o"));
    }

    private static String path(UUID job) {
        return "/api/jobs/" + SCHEMA + "/" + job;
    }

    /** The job when it is at its end; meanwhile how much is done must never become less. */
    private static JsonNode ended(TrialService service, UUID job) {
        AtomicInteger most = new AtomicInteger();
        return await().atMost(SOON)
                .until(
                        () -> {
                            JsonNode seen = operator(service).get(path(job)).json();
                            assertThat(seen.get("done").asInt()).isGreaterThanOrEqualTo(most.get());
                            most.set(seen.get("done").asInt());
                            return seen;
                        },
                        seen -> List.of("done", "failed")
                                .contains(seen.get("state").asText()));
    }

    private static List<String> counted(UUID job) {
        return TrialService.query(SCHEMA, "SELECT n FROM counted WHERE job = '" + job + "' ORDER BY n");
    }

    private static List<String> upTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    private static void letTheHoldPass() {
        TrialService.execute(SCHEMA, "UPDATE job SET held_until = clock_timestamp() WHERE holder IS NOT NULL");
    }

    private static boolean nobodyMayTakeIt(TrialService service) {
        return service.bean(JobSteps.class)
                .take(new String[] {"count"}, UUID.randomUUID())
                .isEmpty();
    }

    @Test
    void eachStepCountsOnceAndOneSeesHowFarItIs() {
        TrialService service = replica();
        Job job = ask(service, 1L, 40);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);

        JsonNode done = ended(service, job.id());

        assertThat(done.get("state").asText()).isEqualTo("done");
        assertThat(done.get("kind").asText()).isEqualTo("count");
        assertThat(done.get("org_id").asLong()).isEqualTo(1);
        assertThat(done.get("done").asInt()).isEqualTo(40);
        assertThat(done.get("total").asInt()).isEqualTo(40);
        assertThat(done.at("/result/counted").asInt()).isEqualTo(40);
        assertThat(done.get("error").isNull()).isTrue();
        assertThat(Stream.of("created_at", "started_at", "finished_at")
                        .map(name -> done.get(name).asText()))
                .isSorted()
                .allMatch(time -> time.endsWith("Z"));
        assertThat(counted(job.id())).isEqualTo(upTo(40));
    }

    @Test
    void anotherReplicaGoesOnWhereOneWasThatIsKilled(@TempDir Path dir) throws Exception {
        Job job;
        Process killed = JobReplica.start(dir, settings());
        open.add(killed::destroyForcibly);
        try (TrialService asking = TrialService.on(SCHEMA, settings())) {
            // Should this one take it, it lets go of it when it ends.
            TrialService.execute(SCHEMA, "INSERT INTO allowed VALUES (5)");
            job = ask(asking, 1L, MANY);
        }
        // Not to the end, however long it takes until it is killed.
        TrialService.execute(SCHEMA, "UPDATE allowed SET n = " + (MANY - 1));
        await().atMost(SOON).until(() -> counted(job.id()).size() >= 20);

        killed.destroyForcibly().waitFor();
        TrialService.execute(SCHEMA, "TRUNCATE allowed");
        TrialService next = replica();
        letTheHoldPass();

        assertThat(ended(next, job.id()).get("state").asText()).isEqualTo("done");
        assertThat(counted(job.id())).isEqualTo(upTo(MANY));
    }

    @ParameterizedTest
    @EnumSource(
            value = Crossing.Phase.class,
            names = {"ASKED", "DONE"})
    void whatAReplicaHadInHandThatIsCutOffCountsOnceAndNobodyHurries(Crossing.Phase phase) {
        URI database = URI.create(String.valueOf(settings().get(URL)).substring("jdbc:".length()));
        TcpProxy proxy = TcpProxy.ofPostgres(database.getPort());
        TrialService first = replica(Map.of(
                URL,
                String.valueOf(settings().get(URL)).replaceFirst("//[^/]+/", "//127.0.0.1:" + proxy.port() + "/"),
                // When it is cut off it is to end soon.
                "datasources.worker.connection-timeout",
                2_000));
        // Ended before the replica, whose step would wait for an answer otherwise.
        open.add(proxy);
        AtomicInteger commits = new AtomicInteger();
        proxy.spoil(new Fault.StopAt(
                crossing -> crossing.phase() == phase
                        && crossing.work().contains("INSERT INTO counted")
                        && commits.incrementAndGet() == 5,
                () -> {}));
        Job job = ask(first, 1L, 40);
        await().atMost(SOON).until(() -> proxy.hits() > 0);
        assertThat(counted(job.id())).isEqualTo(upTo(phase == Crossing.Phase.ASKED ? 4 : 5));

        assertThat(TrialService.query(SCHEMA, "SELECT held_until > started_at FROM job"))
                .containsExactly("t");
        // For as long as this takes.
        TrialService.execute(SCHEMA, "UPDATE job SET held_until = held_until + interval '1 hour'");
        TrialService next = replica();
        assertThat(nobodyMayTakeIt(next)).isTrue();
        letTheHoldPass();

        assertThat(ended(next, job.id()).get("state").asText()).isEqualTo("done");
        assertThat(counted(job.id())).isEqualTo(upTo(40));
    }

    @Test
    void aReplicaThatEndsLetsGoAtOnce() {
        TrialService.execute(SCHEMA, "INSERT INTO allowed VALUES (10)");
        TrialService first = replica();
        Job job = ask(first, 1L, 20);
        await().atMost(SOON).until(() -> counted(job.id()).size() == 10);

        first.close();

        assertThat(TrialService.query(SCHEMA, "SELECT state FROM job WHERE holder IS NULL"))
                .containsExactly("running");
        TrialService.execute(SCHEMA, "TRUNCATE allowed");
        assertThat(ended(replica(), job.id()).get("state").asText()).isEqualTo("done");
        assertThat(counted(job.id())).isEqualTo(upTo(20));
    }

    @Test
    void twoWhoAskAtOnceGetOneJobAndAnotherOrganizationItsOwn() throws Exception {
        TrialService.execute(SCHEMA, "INSERT INTO allowed VALUES (0)");
        TrialService service = replica();
        List<Job> jobs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Job> asking = () -> ask(service, 1L, 3);
            for (Future<Job> one : threads.invokeAll(List.of(asking, asking, asking, asking, asking, asking))) {
                jobs.add(one.get());
            }
        }

        assertThat(jobs).extracting(Job::id).containsOnly(jobs.getFirst().id());
        Job ofAll = ask(service, null, 3);
        assertThat(ask(service, null, 3).id()).isEqualTo(ofAll.id());
        assertThat(List.of(ofAll.id(), ask(service, 2L, 3).id()))
                .doesNotContain(jobs.getFirst().id());
        TrialService.execute(SCHEMA, "TRUNCATE allowed");
        ended(service, jobs.getFirst().id());
        assertThat(ask(service, 1L, 3).id()).isNotEqualTo(jobs.getFirst().id());
    }

    @ParameterizedTest
    @CsvSource({
        "reason, en, Nothing is at x.",
        "reason, ko, x에는 아무것도 없습니다.",
        "bug,    en, Something went wrong on our side; the service's log says what.",
    })
    void aJobThatFailsSaysWhyAndNothingOfItsInside(String how, String language, String reason) {
        TrialService service = replica();

        UUID job = fail(service, how);

        assertThat(ended(service, job).get("state").asText()).isEqualTo("failed");
        assertThat(operator(service)
                        .with("Accept-Language", language)
                        .get(path(job))
                        .json()
                        .get("error")
                        .asText())
                .isEqualTo(reason);
    }

    private static UUID fail(TrialService service, String how) {
        return service.bean(Jobs.class)
                .ask(service.bean(Failing.class), 1L, how, "7")
                .job()
                .id();
    }

    @Test
    void aFailureThatPassesIsTriedAgainAndOneThatDoesNotPassOnlySoOften() {
        TrialService service = replica();

        JsonNode passed = ended(service, fail(service, "twice"));
        assertThat(passed.get("state").asText()).isEqualTo("done");
        assertThat(passed.at("/result/tries").asInt()).isGreaterThanOrEqualTo(3);

        UUID hopeless = fail(service, "always");
        await().atMost(SOON).until(() -> !TrialService.query(
                        SCHEMA, "SELECT 1 FROM job WHERE tries >= 2 AND id = '" + hopeless + "'")
                .isEmpty());
        TrialService.execute(SCHEMA, "UPDATE job SET tries = 9, due_at = clock_timestamp()");
        JsonNode failed = ended(service, hopeless);
        assertThat(failed.get("error").asText()).startsWith("It was tried 10 times in vain");
    }

    @Test
    void anAdminSeesTheJobsOfTheOwnOrganizationAlone() {
        TrialService service = replica();
        Job own = ask(service, 1L, 1);
        Job others = ask(service, 2L, 1);
        Job ofAll = ask(service, null, 1);
        Http admin = service.anyone().as(TestTokens.of("admin", "a"));

        assertThat(admin.get(path(own.id())).status()).isEqualTo(200);
        assertThat(admin.get(path(others.id())).status()).isEqualTo(404);
        assertThat(admin.get(path(ofAll.id())).status()).isEqualTo(404);
        assertThat(Stream.of(own, others, ofAll)
                        .map(job -> operator(service).get(path(job.id())).status()))
                .containsOnly(200);
        assertThat(operator(service).get("/api/jobs/other/" + own.id()).status())
                .isEqualTo(404);
        assertThat(operator(service).get("/api/jobs/" + SCHEMA + "/x").status()).isEqualTo(400);
        assertThat(service.teacher().get(path(own.id())).status()).isEqualTo(403);
        assertThat(service.anyone().get(path(own.id())).status()).isEqualTo(401);
    }
}

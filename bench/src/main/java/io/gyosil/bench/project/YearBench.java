package io.gyosil.bench.project;

import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.place.Durability;
import io.gyosil.bench.place.OwnService;
import io.gyosil.bench.place.Person;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ResidentMemory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A year of 100 schools, replayed once. Seed 001 counts 100 schools, 3,000 classes and 540,000 sessions in a year; here
 * each session is a study quiz of 20 answers, of classes of 30.
 */
public final class YearBench implements Bench {
    private static final int QUIZZES = 540_000;
    private static final int LEARNERS = 90_000;
    private static final int DAYS = 365;
    private static final int LOOK_EVERY_MILLIS = 200;

    @Override
    public String name() {
        return "year";
    }

    @Override
    public String purpose() {
        return "a year of 100 schools (540,000 quizzes of 20 answers) from Kafka to features, once; takes many minutes";
    }

    @Override
    public List<String> aims() {
        return List.of("features equal to their rebuild");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        int size = context.options().sizeOr(QUIZZES);
        int learners = Math.max(1, (int) ((long) LEARNERS * size / QUIZZES));
        // 6 quizzes of each learner: the year has one such day after every two months.
        int rounds = Math.max(1, size / learners);
        Quizzes quizzes =
                new Quizzes(learners, 40, 20, LocalDate.now(ZoneOffset.UTC).plusDays(1), rounds, DAYS / rounds);
        StudyTopic topic = new StudyTopic(context.workplace().kafka().bootstrapServers());
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("analytics");
        Tables tables =
                new Tables(context.workplace().postgres(), "analytics.attempt_fact", "analytics.features_topic_daily");
        Map<String, String> settings = new LinkedHashMap<>(Durability.of(tables.postgres()));
        settings.put(
                "events", size + " quizzes of 20 answers of " + learners + " learners, spread over the coming year");
        try (OwnProjection projection = new OwnProjection(tables, services, topic, quizzes, size)) {
            projection.start();
            context.say("Replaying " + size + " quizzes…");
            double rate = projection.oneRound(0);
            return new BenchReport(
                    name(),
                    settings,
                    List.of(new Figures("own", "answers/s", List.of(rate))),
                    List.of(),
                    notes(tables, projection, services, size * 20L / rate, size * 20L));
        }
    }

    private static List<String> notes(
            Tables tables, OwnProjection projection, OwnService services, double seconds, long answers)
            throws Exception {
        long facts = tables.count(tables.facts());
        if (facts != answers) {
            throw new StackFailure("There are " + facts + " facts of " + answers + " answers.");
        }
        long memory = ResidentMemory.bytes(projection.running().process().pid()).orElse(0) >> 20;
        String sizes = tables.one("""
            SELECT 'facts ' || pg_size_pretty(sum(pg_table_size(relid))) || ' and indexes '
                   || pg_size_pretty(sum(pg_indexes_size(relid)))
            FROM pg_partition_tree('analytics.attempt_fact')
            """) + ", features "
                + tables.one("SELECT count(*) || ' rows, ' || pg_size_pretty(pg_total_relation_size("
                        + "'analytics.features_topic_daily')) FROM analytics.features_topic_daily");
        return List.of(
                String.format("%,d answers in %.0f s; %s.", answers, seconds, sizes),
                "analytics-service holds " + memory + " MiB afterwards.",
                "Its own rebuild says: " + rebuild(projection.running().port(), services.token(Person.OPERATOR)));
    }

    /** Asks for the job, and for its state until it is at its end. */
    private static String rebuild(int port, String token) throws Exception {
        URI service = URI.create("http://127.0.0.1:" + port);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/api/analytics/rebuild"))
                    .header("Authorization", "Bearer " + token);
            HttpResponse<String> answer = client.send(
                    request.POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
            HttpRequest place = request.uri(service.resolve(
                            answer.headers().firstValue("Location").orElseThrow(() -> new StackFailure(answer.body()))))
                    .GET()
                    .build();
            String job = answer.body();
            while (job.contains("\"state\":\"queued\"") || job.contains("\"state\":\"running\"")) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                job = client.send(place, HttpResponse.BodyHandlers.ofString()).body();
            }
            if (!job.contains("\"equal\": true")) {
                throw new StackFailure("The features are not those of their rebuild: " + job);
            }
            return job;
        }
    }
}

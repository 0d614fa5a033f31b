package io.gyosil.bench.project;

import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.flow.Viewers;
import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.place.Durability;
import io.gyosil.bench.place.OwnService;
import io.gyosil.bench.place.Person;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.postgres.PostgresServer;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Kafka to features against the same rollup in SQL, and the way of an upload to its features. */
public final class ProjectBench implements Bench {
    private static final int SIZE = 20_000;
    private static final int VIEWERS = 100;

    @Override
    public String name() {
        return "project";
    }

    @Override
    public String purpose() {
        return "events to features: analytics-service against the same rollup as SQL from a table; commit to feature";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 0.6 × sql", "p99 ≤ 500 ms at half load");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        PostgresServer postgres = context.workplace().postgres();
        StudyTopic topic = new StudyTopic(context.workplace().kafka().bootstrapServers());
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("study", "analytics");
        int size = context.options().sizeOr(SIZE);
        Quizzes quizzes = new Quizzes(2_000, 40, 20, LocalDate.now(java.time.ZoneOffset.UTC), 28);
        Map<String, String> settings = new LinkedHashMap<>(Durability.of(postgres));
        settings.put("events", size + " quizzes of 20 answers a round, of 2000 learners, one a day each");
        Tables own = new Tables(postgres, "analytics.attempt_fact", "analytics.features_topic_daily");
        Tables other = new Tables(postgres, "bench.attempt_fact", "bench.features_topic_daily");
        try (OwnProjection projection = new OwnProjection(own, services, topic, quizzes, size);
                SqlRollup rollup = new SqlRollup(other, quizzes, size)) {
            Match match = new Match(List.of(projection, rollup), "answers/s", context::say);
            List<Figures> figures = match.play(1, context.options().rounds());
            topic.empty();
            own.empty();
            context.say("Commit to feature at half of what the machine takes…");
            CommitToFeature.Result reach = reach(context, services, own);
            return new BenchReport(
                    name(),
                    settings,
                    figures,
                    List.of(
                            Finding.ratio(figures.get(0), figures.get(1), Aim.atLeast(0.6)),
                            new Finding(
                                    "commit to feature, p99 at half load",
                                    reach.latencies().getValueAtPercentile(99) / 1_000.0,
                                    "ms",
                                    Aim.atMost(500))),
                    notes(reach));
        }
    }

    private static CommitToFeature.Result reach(BenchContext context, OwnService services, Tables tables)
            throws Exception {
        Viewers viewers = new Viewers(VIEWERS, services.secrets().viewerToken());
        try (OwnService.Running study =
                services.start("study", tables.postgres().jdbcUrl(Bootstrap.DATABASE), Map.of())) {
            viewers.publish(study.port(), services.token(Person.TEACHER));
            return new CommitToFeature(tables, viewers, study.port())
                    .run(context.options().seconds());
        }
    }

    private static List<String> notes(CommitToFeature.Result reach) {
        return List.of(
                "Count and hash of all facts and of all features, times of making aside, were equal after every round.",
                String.format(
                        "Commit to feature while %.0f uploads/s of 20 answers came (half of the closed-loop maximum"
                                + " with relay and analytics at work): p50 %.0f ms, p99 %.0f ms, most %.0f ms of %d.",
                        reach.rate(),
                        reach.latencies().getValueAtPercentile(50) / 1_000.0,
                        reach.latencies().getValueAtPercentile(99) / 1_000.0,
                        reach.latencies().getMaxValue() / 1_000.0,
                        reach.latencies().getTotalCount()));
    }
}

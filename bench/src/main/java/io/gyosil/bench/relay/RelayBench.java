package io.gyosil.bench.relay;

import io.gyosil.bench.flow.Quizzes;
import io.gyosil.bench.flow.StudyTopic;
import io.gyosil.bench.frame.Aim;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.BenchReport;
import io.gyosil.bench.frame.Figures;
import io.gyosil.bench.frame.Finding;
import io.gyosil.bench.frame.Match;
import io.gyosil.bench.place.Durability;
import io.gyosil.bench.place.OwnService;
import io.gyosil.servers.postgres.PostgresServer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The relay's drain of a full outbox against its limits, and its latency at half of that. */
public final class RelayBench implements Bench {
    private static final int SIZE = 200_000;
    private static final double MILLION = 1_000_000;
    private static final Quizzes QUIZZES = new Quizzes(3_000, 40, 20, LocalDate.of(2026, 3, 2), 200);

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String purpose() {
        return "outbox to Kafka: the relay against plain DELETE … RETURNING and a plain producer; commit to consumer";
    }

    @Override
    public List<String> aims() {
        return List.of("own ≥ 0.4 × the smaller limit", "p99 ≤ 50 ms at half of own");
    }

    @Override
    public BenchReport run(BenchContext context) throws Exception {
        PostgresServer postgres = context.workplace().postgres();
        StudyTopic topic = new StudyTopic(context.workplace().kafka().bootstrapServers());
        OwnService services = OwnService.in(context.home(), context.workplace());
        services.prepareDatabase("study");
        int size = context.options().sizeOr(SIZE);
        Map<String, String> settings = new LinkedHashMap<>(Durability.of(postgres));
        settings.put(
                "rows",
                size + " a round, each the event of a quiz of 20 answers, about "
                        + QUIZZES.quiz(0).json().length() + " bytes");
        try (OwnRelay own = new OwnRelay(postgres, services, topic, QUIZZES, size);
                PlainDelete delete = new PlainDelete(postgres, QUIZZES, size);
                PlainProducer producer = new PlainProducer(topic, QUIZZES, size)) {
            Match match = new Match(List.of(own, delete, producer), "rows/s", context::say);
            List<Figures> figures = match.play(1, context.options().rounds());
            topic.empty();
            double rate = figures.getFirst().median() / 2;
            context.say("Commit to consumer at " + Math.round(rate) + " rows/s…");
            Histogram latencies = new CommitToConsumer(postgres, topic, QUIZZES)
                    .at(rate, context.options().seconds());
            return new BenchReport(
                    name(), settings, figures, findings(figures, latencies), notes(size, rate, latencies));
        }
    }

    private static List<Finding> findings(List<Figures> figures, Histogram latencies) {
        Figures own = figures.get(0);
        Figures smaller = figures.get(1).median() < figures.get(2).median() ? figures.get(1) : figures.get(2);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.ratio(own, smaller, Aim.atLeast(0.4)));
        findings.add(
                new Finding("commit to consumer, p99 at half of own", millis(latencies, 99), "ms", Aim.atMost(50)));
        return findings;
    }

    private static List<String> notes(int size, double rate, Histogram latencies) {
        return List.of(
                "Counts and hashes of the events were equal after every round: those that came from Kafka, those that"
                        + " were deleted, those that the producer sent.",
                String.format(
                        "Commit to consumer at %.0f rows/s, 10 rows a commit, without the bell: p50 %.1f ms, p99 %.1f"
                                + " ms, most %.1f ms of %d rows.",
                        rate,
                        millis(latencies, 50),
                        millis(latencies, 99),
                        latencies.getMaxValue() / 1_000.0,
                        latencies.getTotalCount()),
                size >= MILLION
                        ? "A round is the full million."
                        : "A round is shorter than the million; --size 1000000 --rounds 1 plays that.");
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}

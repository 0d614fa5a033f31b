package io.gyosil.bench;

import io.gyosil.bench.footprint.FootprintBench;
import io.gyosil.bench.frame.Bench;
import io.gyosil.bench.fsrs.FsrsBench;
import io.gyosil.bench.ingest.IngestBench;
import io.gyosil.bench.ingest.JvmBench;
import io.gyosil.bench.ingest.ResendBench;
import io.gyosil.bench.project.ProjectBench;
import io.gyosil.bench.project.YearBench;
import io.gyosil.bench.relay.RelayBench;
import io.gyosil.bench.roster.AuthBench;
import io.gyosil.bench.roster.RosterBench;
import io.gyosil.bench.session.CodeLookUpBench;
import io.gyosil.bench.session.FanOutBench;
import java.util.List;
import java.util.Optional;

/** All benches; a new one is added here. */
final class Benches {
    static final List<Bench> ALL = List.of(
            new IngestBench(),
            new ResendBench(),
            new RelayBench(),
            new ProjectBench(),
            new YearBench(),
            new FsrsBench(),
            new AuthBench(),
            new RosterBench(),
            new CodeLookUpBench(),
            new FanOutBench(),
            new FootprintBench(),
            new JvmBench());

    private Benches() {}

    static Optional<Bench> named(String name) {
        return ALL.stream().filter(bench -> bench.name().equals(name)).findFirst();
    }

    /** Each with its purpose and aims. */
    static String list() {
        StringBuilder text = new StringBuilder();
        for (Bench bench : ALL) {
            text.append(String.format(
                    "  %-11s %s. Aim: %s.%n", bench.name(), bench.purpose(), String.join(", ", bench.aims())));
        }
        return text.toString().stripTrailing();
    }
}

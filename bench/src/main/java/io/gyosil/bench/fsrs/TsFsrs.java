package io.gyosil.bench.fsrs;

import io.gyosil.bench.frame.BenchContext;
import io.gyosil.bench.frame.Contestant;
import io.gyosil.bench.place.NodePeer;
import io.gyosil.servers.StackFailure;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ts-fsrs from npm, on one thread of a node process that lives for all rounds and is warm as ours is. */
final class TsFsrs implements Contestant {
    private final BenchContext context;
    private final Histories histories;
    private final NodePeer peer;
    private final Path states;
    private @Nullable Process process;
    private @Nullable BufferedWriter commands;
    private @Nullable BufferedReader answers;

    TsFsrs(BenchContext context, Histories histories) {
        this.context = context;
        this.histories = histories;
        peer = NodePeer.in(context.peer("fsrs"), "ts-fsrs");
        states = context.workplace().folder().resolve("ts-fsrs-states");
    }

    @Override
    public String name() {
        return "ts-fsrs";
    }

    @Override
    public String madeOf() {
        return peer.versions();
    }

    @Override
    public void start() throws IOException {
        Path file = context.workplace().folder().resolve("histories");
        histories.write(file);
        Process node = context.workplace().talkTo("ts-fsrs", peer.command("bench.mjs", file.toString()));
        process = node;
        commands = node.outputWriter(StandardCharsets.UTF_8);
        answers = node.inputReader(StandardCharsets.UTF_8);
    }

    @Override
    public List<String> conform() {
        return List.of();
    }

    /** Node times itself: what it is sent and what it answers costs nothing that counts. */
    @Override
    public double oneRound(int round) throws IOException {
        if (commands == null || answers == null) {
            throw new IllegalStateException("ts-fsrs was not started");
        }
        commands.write(states + "\n");
        commands.flush();
        String nanoseconds = answers.readLine();
        if (nanoseconds == null) {
            throw new StackFailure("ts-fsrs ended in the middle of a round."
                    + context.workplace().tail("ts-fsrs"));
        }
        return histories.size() * 1e9 / Long.parseLong(nanoseconds);
    }

    @Override
    public String state() throws IOException {
        return CardStates.hashOf(Files.readAllLines(states));
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}

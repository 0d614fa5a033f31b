package io.gyosil.dev.cli;

import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.StackState;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** A line for each part as soon as it serves. */
final class StartProgress implements Consumer<StackState> {
    private final PrintWriter out;
    private final Set<String> said = new HashSet<>();

    StartProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(StackState state) {
        for (PartState part : state.parts()) {
            if (part.ready() && said.add(part.name())) {
                out.println(String.format(
                        Locale.ROOT, "  %-11s is ready after %.1f s", part.name(), part.readyAfterMillis() / 1e3));
                out.flush();
            }
        }
    }
}

package io.gyosil.proving.chaos;

import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.FileFailure;
import io.gyosil.servers.process.FileTree;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A stack of one's own in a folder that was empty. Closing it, Ctrl-C and SIGTERM stop it and delete its data, unless
 * it is to be kept as evidence.
 */
final class ThrowAwayStack implements AutoCloseable {

    private final Stack stack;
    private final PrintWriter out;
    private final Thread user = Thread.currentThread();
    private final Thread hook = new Thread(this::end, "stop-chaos");
    private volatile boolean kept;
    private volatile boolean ending;

    private ThrowAwayStack(Stack stack, PrintWriter out) {
        this.stack = stack;
        this.out = out;
    }

    /**
     * Makes the folder; nothing runs yet.
     *
     * @param home the folder of the sources, with the built services in it
     * @param data an empty or a new folder, or null for a temporary one
     * @throws StackFailure when something is in the folder
     */
    static ThrowAwayStack in(Path home, @Nullable Path data, PrintWriter out) {
        try {
            Path folder = data == null ? Files.createTempDirectory("gyosil-chaos-") : data;
            if (Files.exists(folder) && (!Files.isDirectory(folder) || !FileTree.isEmpty(folder))) {
                throw new StackFailure(
                        folder + " is not an empty folder. Chaos kills and deletes what it runs on, so it"
                                + " takes an empty or a new folder with --data, or a temporary one without.");
            }
            // The next one's folder is another: archives of the build's classes stay with the build.
            StackLayout layout = new StackLayout(home, folder, new ClassArchives(home.resolve("target/archives")));
            ThrowAwayStack made = new ThrowAwayStack(new Stack(layout), out);
            Runtime.getRuntime().addShutdownHook(made.hook);
            return made;
        } catch (IOException failure) {
            throw new StackFailure("There is no folder for the stack: " + FileFailure.reason(failure), failure);
        }
    }

    /** Starts it, on free ports unless a port base is given. */
    StackInfo up(@Nullable Integer portBase) {
        out.println("Starting a stack of its own in " + stack.layout().data()
                + "; it is deleted afterwards, and no other is touched.");
        out.flush();
        PortPlan ports = new PortPlan(portBase == null ? FreePorts.row(PortPlan.LENGTH) : portBase);
        return stack.up(ports, out::println, state -> {});
    }

    Stack stack() {
        return stack;
    }

    /** Whether data and logs stay when it is closed; the processes end in any case. */
    void keepData(boolean keep) {
        kept = keep;
    }

    /** Whether a signal asked this process to end; whatever fails now fails for that. */
    boolean isEnding() {
        return ending;
    }

    private void end() {
        ending = true;
        user.interrupt();
        stack.reset(note -> {});
        out.println();
        out.println("Stopped; the stack is gone, and its data with it.");
        out.flush();
    }

    @Override
    public void close() throws InterruptedException {
        if (ending) {
            awaitEnd();
            return;
        }
        if (kept) {
            stack.down(out::println);
            Path data = stack.layout().data();
            out.println("Data and logs stay for a look in " + data + "; delete them with ./gyosil reset --yes --data "
                    + data);
        } else {
            stack.reset(out::println);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException endingNow) {
            awaitEnd();
        }
    }

    /** The signal's own thread stops everything; there is nothing more to say meanwhile. */
    private void awaitEnd() throws InterruptedException {
        Thread.interrupted();
        hook.join();
        throw new InterruptedException();
    }
}

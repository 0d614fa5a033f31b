package io.gyosil.proving.testing;

import static io.gyosil.kit.testing.Soon.SOON;

import io.gyosil.dev.stack.CommandLock;
import io.gyosil.dev.stack.PartState;
import io.gyosil.dev.stack.PortPlan;
import io.gyosil.dev.stack.Stack;
import io.gyosil.dev.stack.StackInfo;
import io.gyosil.dev.stack.StackLayout;
import io.gyosil.dev.stack.StackStatus;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.oracle.Database;
import io.gyosil.proving.trial.Target;
import io.gyosil.servers.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The stack as {@code ./gyosil up} starts it, on free ports and with data of its own. */
public final class RunningStack implements AutoCloseable {

    private final Stack stack;
    private final StackInfo info;

    private RunningStack() {
        try {
            Path home = Path.of(System.getProperty("gyosil.home", "..")).toRealPath();
            stack = new Stack(
                    new StackLayout(home, Files.createTempDirectory("gyosil-system"), StagedServices.ARCHIVES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        writeArchives();
        info = up();
    }

    private StackInfo up() {
        return stack.up(new PortPlan(FreePorts.row(PortPlan.LENGTH)), note -> {}, state -> {});
    }

    /** Once for each build: a stack that is started and stopped for its archives costs as much as they spare three others. */
    private void writeArchives() {
        Path lock = StagedServices.ARCHIVES.folder().resolveSibling("archives.lock");
        try (CommandLock alone = CommandLock.on(lock, SOON.plus(SOON), "Another test's stack writes archives.")) {
            if (!StagedServices.haveArchives()) {
                up();
                stack.down(note -> {});
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Shared {
        static final RunningStack INSTANCE = new RunningStack();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    /** The stack of this JVM, started at first use. */
    public static RunningStack shared() {
        return Shared.INSTANCE;
    }

    /** One more, beside the shared one. */
    public static RunningStack another() {
        return new RunningStack();
    }

    public StackInfo info() {
        return info;
    }

    public Stack stack() {
        return stack;
    }

    public StackLayout layout() {
        return stack.layout();
    }

    /** A caller without a token. */
    public Http anyone() {
        return Http.at(URI.create(info.url()));
    }

    public Http viewer() {
        return anyone().as(info.viewerToken());
    }

    public Http teacher() {
        return admin();
    }

    public Http admin() {
        return anyone().as(info.people().ensureStaff());
    }

    /** What trials go to. */
    public Target target() {
        return Target.of(info);
    }

    /** A service past the entrance. */
    public Http service(String name) {
        return Http.at(URI.create(Objects.requireNonNull(info.serviceUrls().get(name))));
    }

    public String log(String part) throws IOException {
        return Files.readString(stack.layout().log(part));
    }

    public PartState part(String name) {
        return stack.status().map(StackStatus::state).stream()
                .flatMap(state -> state.parts().stream())
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The rows of a query as the superuser sees them, columns joined by a space. */
    public List<String> rows(String query) {
        return database().rows(query);
    }

    public Database database() {
        return target().database();
    }

    @Override
    public void close() {
        stack.reset(note -> {});
    }
}

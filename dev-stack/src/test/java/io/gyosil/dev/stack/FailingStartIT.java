package io.gyosil.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.dev.fake.FakeHome;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingStartIT {
    @TempDir
    private Path dir;

    private final PortPlan ports = new PortPlan(FreePorts.row(PortPlan.LENGTH));
    private FakeHome home;
    private Stack stack;

    @BeforeEach
    void build() throws Exception {
        home = FakeHome.in(dir.resolve("home"));
        stack = new Stack(new StackLayout(home.folder(), dir.resolve("data"), FakeHome.ARCHIVES));
    }

    @AfterEach
    void clear() {
        stack.down(note -> {});
    }

    @Test
    void aServiceThatDoesNotStartIsQuotedAndEverythingElseIsStopped() throws Exception {
        home.failWith("no such table: quiz");

        assertThatThrownBy(this::up)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("The study process ended while it started, with exit code 3.")
                .hasMessageContaining("no such table: quiz");

        assertThat(stack.status()).isEmpty();
        // An archive of the few classes that it had loaded would stay for all later starts.
        assertThat(stack.layout().archives().folder()).isDirectoryNotContaining("glob:**/study-*");
        assertThat(ports.users(ServiceSpec.ALL).keySet()).allMatch(FreePorts::isFree);
    }

    @Test
    void aTakenPortIsNamedWithItsHolderAndNothingIsMade() throws Exception {
        try (ServerSocket holder = new ServerSocket(ports.postgres(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(holder.isBound()).isTrue();
            assertThatThrownBy(this::up)
                    .isInstanceOf(StackFailure.class)
                    .hasMessageContaining("Port " + ports.postgres() + " for PostgreSQL is taken by pid "
                            + ProcessHandle.current().pid())
                    .hasMessageContaining("--port-base");
        }
        assertThat(dir.resolve("data")).doesNotExist();
    }

    @Test
    void aFolderOfSomebodyElseIsLeftAlone() throws Exception {
        Files.createDirectory(dir.resolve("data"));
        Files.writeString(dir.resolve("data/thesis.txt"), "mine");
        assertThatThrownBy(this::up)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("is not empty and was not made by this stack");
        assertThat(dir.resolve("data")).isDirectoryContaining("glob:**/thesis.txt");
        assertThat(dir.resolve("data/run")).doesNotExist();
    }

    @Test
    void aDataFolderThatCannotBeMadeIsNamed() throws Exception {
        Files.writeString(dir.resolve("file"), "");
        Stack impossible = new Stack(new StackLayout(home.folder(), dir.resolve("file/data")));
        assertThatThrownBy(() -> impossible.up(ports, note -> {}, state -> {}))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }

    private void up() {
        stack.up(ports, note -> {}, state -> {});
    }
}

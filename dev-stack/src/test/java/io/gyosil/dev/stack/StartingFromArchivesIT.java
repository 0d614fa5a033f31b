package io.gyosil.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.dev.fake.FakeHome;
import io.gyosil.servers.process.ClassArchives;
import io.gyosil.servers.process.ClassArchives.Program;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.JavaProcess;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingFromArchivesIT {
    private static final String NAME = "study";
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path dir;

    private final List<Process> running = new ArrayList<>();
    private ClassArchives archives;
    private Path jar;

    @BeforeEach
    void build() throws Exception {
        archives = new ClassArchives(dir.resolve("archives, of classes"));
        jar = ServiceSpec.builtIn(FakeHome.in(dir.resolve("home")).folder())
                .getFirst()
                .jar(dir.resolve("home"))
                .orElseThrow();
    }

    @AfterEach
    void end() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void twoThatWriteTheArchiveAtOnceLeaveAWholeOneAndNothingElse() throws Exception {
        Process first = start();
        Process second = start();

        CompletableFuture.allOf(write(first), write(second)).join();

        assertThat(files()).singleElement().asString().matches(NAME + "-[0-9a-f]{16}\\.jsa");
        assertThat(archives.has(NAME, jar)).isTrue();
        assertThat(mappedBy(start())).isTrue();
        assertThat(mappedBy(first)).isFalse();
    }

    @Test
    void onlyAProgramInAJarHasOne() {
        assertThat(archives.options(NAME, dir.resolve("classes"))).isEmpty();
        assertThat(archives.options(NAME, dir)).isEmpty();
    }

    @Test
    void anotherBuildHasAnotherArchiveAndTheOldOneIsDeleted() throws Exception {
        write(start()).join();
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(archives.has(NAME, jar)).isFalse();

        archives.deleteOthers(List.of(new Program(NAME, jar)));
        assertThat(files()).isEmpty();

        write(start()).join();
        archives.deleteOthers(List.of(new Program(NAME, jar)));
        assertThat(files()).hasSize(1);
    }

    @Test
    void aProgramThatIsGoneLeavesNothing() throws Exception {
        Process killed = start();
        killed.destroyForcibly().waitFor();
        write(killed).join();
        assertThat(files()).isEmpty();
    }

    private CompletableFuture<Void> write(Process process) {
        return CompletableFuture.runAsync(() -> archives.make(NAME, jar, process.pid()));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(archives.folder())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private boolean mappedBy(Process process) throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/maps")).contains(archives.folder() + "/" + NAME);
    }

    private Process start() throws IOException {
        int port = FreePorts.one();
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.ofJar(jar, archives.options(NAME, jar)))
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("log").toFile());
        builder.environment().put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        builder.environment().put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        Process process = builder.start();
        running.add(process);
        boolean serves = Patience.until(SOON, Duration.ofMillis(30), () -> serves(port));
        assertThat(serves).isTrue();
        return process;
    }

    private static boolean serves(int port) {
        try {
            return ((HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/readiness")
                                    .toURL()
                                    .openConnection())
                            .getResponseCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}

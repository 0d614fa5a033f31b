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
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingFromArchivesIT {
    private static final String NAME = "study";
    private static final Duration SOON = Duration.ofMinutes(4);

    @TempDir
    private Path dir;

    private final List<Process> running = new ArrayList<>();
    private ClassArchives archives;
    private Program program;

    @BeforeEach
    void build() throws Exception {
        archives = new ClassArchives(dir.resolve("archives, of classes"));
        program = new Program(
                NAME,
                ServiceSpec.builtIn(FakeHome.in(dir.resolve("home")).folder())
                        .getFirst()
                        .jar(dir.resolve("home"))
                        .orElseThrow());
        archives.keepThoseOf(List.of(program));
    }

    @AfterEach
    void end() {
        running.forEach(Process::destroyForcibly);
    }

    @Test
    void whatEndsInOrderWritesItsArchiveAndStartsFromItTheNextTime() throws Exception {
        Process first = start();
        assertThat(archives.optionsIfThere(program)).isEmpty();

        end(first);

        assertThat(files()).singleElement().asString().matches(NAME + "-[0-9a-f]{16}\\.jsa");
        assertThat(mappedBy(start())).isTrue();
        assertThat(mappedBy(start(archives.optionsIfThere(program)))).isTrue();
        assertThat(Files.readString(dir.resolve("log"))).doesNotContain("[warning]", "[error]");
    }

    @Test
    void twoThatEndAtOnceLeaveAWholeOneAndNothingElse() throws Exception {
        Process first = start();
        Process second = start();

        first.destroy();
        end(second);
        first.waitFor();

        assertThat(files()).hasSize(1);
        assertThat(mappedBy(start())).isTrue();
    }

    @Test
    void whatRunsFromAnArchiveLeavesItAsItIs() throws Exception {
        end(start());
        FileTime written = Files.getLastModifiedTime(archive());

        end(start());

        assertThat(Files.getLastModifiedTime(archive())).isEqualTo(written);
    }

    @Test
    void whatIsKilledWritesNone() throws Exception {
        start().destroyForcibly().waitFor();

        assertThat(files()).isEmpty();
    }

    /** Its writer was killed: the header comes last. */
    @Test
    void halfAnArchiveIsWrittenAnew() throws Exception {
        end(start());
        spoil(0, new byte[4096]);
        assertThat(archives.has(program)).isFalse();
        assertThat(archives.optionsIfThere(program)).isEmpty();

        Process process = start();
        assertThat(mappedBy(process)).isFalse();
        end(process);

        assertThat(mappedBy(start())).isTrue();
    }

    /** The JVM would crash, each time, until somebody deletes it. */
    @Test
    void aProgramWhoseArchiveIsDamagedStartsWithoutIt() throws Exception {
        end(start());
        byte[] damage = new byte[1 << 16];
        Arrays.fill(damage, (byte) 0x5a);
        spoil(Files.size(archive()) / 2, damage);

        assertThat(start()).isNotNull();
        assertThat(start(archives.optionsIfThere(program))).isNotNull();
    }

    @Test
    void onlyAProgramInAJarHasOne() {
        for (Path other : List.of(dir.resolve("classes"), dir)) {
            Program classes = new Program(NAME, other);
            assertThat(archives.options(classes)).isEmpty();
            archives.delete(classes);
        }
    }

    @Test
    void anotherBuildHasAnotherArchiveAndTheOldOneIsDeleted() throws Exception {
        end(start());
        Files.setLastModifiedTime(program.jar(), FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        assertThat(archives.has(program)).isFalse();

        archives.keepThoseOf(List.of(program));
        assertThat(files()).isEmpty();

        end(start());
        archives.keepThoseOf(List.of(program));
        assertThat(files()).hasSize(1);
    }

    private static void end(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(SOON)).isTrue();
    }

    /** Overwrites a part of the archive. */
    private void spoil(long from, byte[] with) throws IOException {
        Path archive = archive();
        assertThat(archive.toFile().setWritable(true)).isTrue();
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            assertThat(file.write(ByteBuffer.wrap(with), from)).isEqualTo(with.length);
        }
    }

    private Path archive() throws IOException {
        return archives.folder().resolve(files().getFirst());
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
        return start(archives.options(program));
    }

    private Process start(List<String> options) throws IOException {
        int port = FreePorts.one();
        ProcessBuilder builder = new ProcessBuilder(JavaProcess.ofJar(program.jar(), options))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(dir.resolve("log").toFile()));
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

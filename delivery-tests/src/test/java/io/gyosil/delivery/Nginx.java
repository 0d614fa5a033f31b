package io.gyosil.delivery;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gyosil.dev.stack.Routes;
import io.gyosil.dev.stack.ServiceSpec;
import io.gyosil.servers.process.FreePorts;
import io.gyosil.servers.process.LogTail;
import io.gyosil.servers.process.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine's own nginx with the configuration of Compose, in which nothing is changed but where it listens, where it
 * writes, and where the services are.
 */
record Nginx(Process process, URI url, URI alive, Path log) implements AutoCloseable {
    private static final Duration START = SOON;
    private static final int STOP = 10;

    /** @param services ports of each service's replicas; a service that is not named is away */
    static Nginx start(Path folder, Map<String, List<Integer>> services) throws IOException, InterruptedException {
        return start(folder, services, Routes.ALL);
    }

    /** As {@link #start(Path, Map)}, with other routes. */
    static Nginx start(Path folder, Map<String, List<Integer>> services, Routes routes)
            throws IOException, InterruptedException {
        String program = Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElse("");
        assumeTrue(!program.isEmpty(), "skipped: there is no nginx; Debian has it in nginx-light");
        List<Integer> ports = FreePorts.several(2);
        Path file = Files.writeString(folder.resolve("nginx.conf"), configuration(folder, ports, services, routes));
        Path log = folder.resolve("nginx.log");
        Process process = new ProcessBuilder(
                        program, "-p", folder.toString(), "-c", file.toString(), "-g", "daemon off;")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean listens =
                Patience.until(START, Duration.ofMillis(20), () -> !process.isAlive() || isOpen(ports.get(0)));
        if (!listens || !process.isAlive()) {
            process.destroyForcibly();
            throw new AssertionError(
                    "nginx does not start with the configuration of Compose." + LogTail.appendix(log, 20));
        }
        return new Nginx(process, at(ports.get(0)), at(ports.get(1)), log);
    }

    private static String configuration(
            Path folder, List<Integer> ports, Map<String, List<Integer>> services, Routes routes) {
        String text = RoutesFiles.nginx(ComposeFile.file("compose/nginx.conf"), routes)
                .replace("listen 8080;", "listen 127.0.0.1:" + ports.get(0) + ";")
                .replace("listen 127.0.0.1:8081;", "listen 127.0.0.1:" + ports.get(1) + ";")
                .replace("/tmp/", folder + "/")
                .replace("/dev/stdout", folder.resolve("access.log").toString());
        for (ServiceSpec spec : ServiceSpec.ALL) {
            // Names are looked up by Docker, and only from nginx 1.27.3 on without a restart.
            text = text.replaceFirst(
                    "server " + spec.name() + ":\\d+ resolve max_fails=0;",
                    services.getOrDefault(spec.name(), List.of(FreePorts.one())).stream()
                            .map(port -> "server 127.0.0.1:" + port + " max_fails=0;")
                            .collect(Collectors.joining(" ")));
        }
        return text;
    }

    private static URI at(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it wrote down of requests. */
    String accessLog() throws IOException {
        return Files.readString(log.resolveSibling("access.log"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

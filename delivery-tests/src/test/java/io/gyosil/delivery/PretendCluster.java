package io.gyosil.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * So much of a Kubernetes cluster as Helm asks while it renders: which Secrets there are. Helm finds it by KUBECONFIG, which
 * the build sets, so that no test ever asks a real one.
 */
final class PretendCluster {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRETS = "/api/v1/namespaces/" + Chart.NAMESPACE + "/secrets/";
    private static final String KINDS = """
        {"kind": "APIResourceList", "groupVersion": "v1", "resources": [
          {"name": "secrets", "singularName": "secret", "namespaced": true, "kind": "Secret", "verbs": ["get"]}]}
        """;
    private static final String NOT_FOUND = """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404}
        """;

    private static final Map<String, Secret> KEPT = new ConcurrentHashMap<>();

    private PretendCluster() {}

    /** Starts it, once, and shows Helm the way there. */
    static void start() {
        String config = System.getenv("KUBECONFIG");
        Assumptions.assumeTrue(
                config != null && config.endsWith("/target/kubeconfig"),
                "Helm would ask whatever cluster you use: set KUBECONFIG to target/kubeconfig, as the build does.");
        Started.at(Path.of(config));
    }

    /** What is in it while {@code work} goes on. */
    static void having(Secret secret, Runnable work) {
        String name = secret.getMetadata().getName();
        KEPT.put(name, secret);
        try {
            work.run();
        } finally {
            KEPT.remove(name);
        }
    }

    private static final class Started {
        private static @Nullable HttpServer server;

        static synchronized void at(Path config) {
            if (server != null) {
                return;
            }
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.createContext("/", PretendCluster::answer);
                server.start();
                Files.createDirectories(config.getParent());
                Files.writeString(config, kubeconfig(server.getAddress().getPort()));
                Runtime.getRuntime().addShutdownHook(new Thread(() -> Started.stop()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static synchronized void stop() {
            if (server != null) {
                server.stop(0);
            }
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            Secret secret = path.startsWith(SECRETS) ? KEPT.get(path.substring(SECRETS.length())) : null;
            String answer =
                    path.equals("/api/v1") ? KINDS : secret == null ? NOT_FOUND : JSON.writeValueAsString(secret);
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.equals(NOT_FOUND) ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String kubeconfig(int port) {
        return """
            apiVersion: v1
            kind: Config
            clusters: [{name: pretended, cluster: {server: "http://127.0.0.1:%d"}}]
            contexts: [{name: pretended, context: {cluster: pretended, user: nobody}}]
            users: [{name: nobody, user: {}}]
            current-context: pretended
            """.formatted(port);
    }
}

package io.gyosil.kit.security;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpServer;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.TrialService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class FetchingKeysIT {

    private static final RSAKey FIRST = TestTokens.newKey("first");
    private static final RSAKey SECOND = TestTokens.newKey("second");

    @Test
    void keyThatAppearsLaterInTheFileIsTakenWithoutARestart(@TempDir Path dir) throws IOException {
        Path file = publish(dir.resolve("jwks.json"), FIRST);
        try (TrialService service = TrialService.on(
                "kit_keys", Map.of("gyosil.tokens.jwks", file.toUri().toString()))) {
            assertThat(statusFor(service, FIRST)).isEqualTo(200);

            publish(file, FIRST, SECOND);
            assertThat(statusFor(service, SECOND)).isEqualTo(200);
            assertThat(statusFor(service, FIRST)).isEqualTo(200);
        }
    }

    @Test
    void whileThereAreNoKeysCallersAreAskedToComeBack(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("jwks.json");
        try (TrialService service = TrialService.on(
                "kit_keys", Map.of("gyosil.tokens.jwks", file.toUri().toString()))) {
            for (int i = 0; i < 4; i++) {
                Http.Answer early = callWith(service, FIRST);
                assertThat(early.status()).isEqualTo(503);
                assertThat(early.json().get("type").textValue()).isEqualTo("unavailable");
                assertThat(early.headers().firstValue("Retry-After")).isPresent();
            }
            assertThat(service.meter("gyosil.tokens.unchecked")).isEqualTo(4);

            publish(file, FIRST);
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> assertThat(statusFor(service, FIRST)).isEqualTo(200));
        }
    }

    @Test
    void keysAreFetchedFromAUrlOnceAndAgainForAnUnknownKeyButNotForEach() throws IOException {
        AtomicInteger fetches = new AtomicInteger();
        HttpServer issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = jwks(FIRST).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        issuer.start();
        String url = "http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json";
        try (TrialService service = TrialService.on("kit_keys", Map.of("gyosil.tokens.jwks", url))) {
            for (int i = 0; i < 20; i++) {
                assertThat(statusFor(service, FIRST)).isEqualTo(200);
            }
            assertThat(fetches).hasValue(1);
            Instant before = Instant.now();
            for (int i = 0; i < 20; i++) {
                assertThat(statusFor(service, SECOND)).isEqualTo(401);
            }
            // At most twice in five seconds, and nobody knows how many those twenty took.
            long fives = 1 + Duration.between(before, Instant.now()).toSeconds() / 5;
            assertThat(fetches.get()).isBetween(2, (int) Math.min(20, 1 + 2 * (fives + 1)));
            assertThat(statusFor(service, FIRST)).isEqualTo(200);
        } finally {
            issuer.stop(0);
        }
    }

    private static int statusFor(TrialService service, RSAKey key) {
        return callWith(service, key).status();
    }

    private static Http.Answer callWith(TrialService service, RSAKey key) {
        return service.anyone().as(TestTokens.signed(key, claims -> claims)).get("/trial/caller");
    }

    private static Path publish(Path file, RSAKey... keys) throws IOException {
        return Files.writeString(file, jwks(keys));
    }

    private static String jwks(RSAKey... keys) {
        return new JWKSet(List.copyOf(List.<com.nimbusds.jose.jwk.JWK>of(keys))).toString(true);
    }
}

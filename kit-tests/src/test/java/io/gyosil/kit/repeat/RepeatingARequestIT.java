package io.gyosil.kit.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.TrialService;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A creating request that is sent again with its key. */
class RepeatingARequestIT {

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_repeat", Map.of("gyosil.outbox.relay", false));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Http caller(String user, String key) {
        return service.anyone().as(TestTokens.of("teacher", user)).with("Idempotency-Key", key);
    }

    private static Http.Answer make(Http caller, String body) {
        return caller.post("/trial/made", body);
    }

    @Test
    void theSecondGetsTheAnswerOfTheFirst() {
        Http.Answer first = make(caller("1", "same"), "{}");
        Http.Answer second = make(caller("1", "same"), "{ \"other\": null }");

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.text()).isEqualTo(first.text()).contains("\"id\"");
        assertThat(service.query("SELECT count(*) FROM idempotency_key WHERE key = 'same'"))
                .containsExactly("1");
    }

    @Test
    void aKeyIsOfOnePersonAndOfOneRequest() {
        Http.Answer first = make(caller("1", "one"), "{}");

        assertThat(make(caller("2", "one"), "{}").text()).isNotEqualTo(first.text());
        Http.Answer other = make(caller("1", "one"), "{\"other\": 1}");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().get("type").asText()).isEqualTo("unprocessable");
    }

    @Test
    void withoutAKeyEachMakesItsOwnAndAKeyIsForgottenAfterADay() {
        Http nameless = service.anyone().as(TestTokens.of("teacher", "1"));
        assertThat(make(nameless, "{}").text())
                .isNotEqualTo(make(nameless, "{}").text());

        Http.Answer first = make(caller("1", "old"), "{}");
        service.execute("UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = 'old'");
        assertThat(make(caller("1", "old"), "{}").text()).isNotEqualTo(first.text());
    }
}

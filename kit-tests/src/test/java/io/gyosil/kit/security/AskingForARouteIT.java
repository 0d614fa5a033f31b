package io.gyosil.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.TestTokens;
import io.gyosil.kit.trial.TrialService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskingForARouteIT {

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_routes");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "teacher", "student", "operator", "viewer"})
    void routeOfWhichNobodySaidWhoMayCallItIsForNobody(String role) {
        Http.Answer answer = service.anyone().as(TestTokens.of(role, "1")).get("/nobodys");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").textValue()).isEqualTo("forbidden");
    }

    @Test
    void withoutATokenItAsksForOne() {
        assertThat(service.anyone().get("/nobodys").status()).isEqualTo(401);
        assertThat(service.anyone().get("/nobodys/operators").status()).isEqualTo(401);
        assertThat(service.anyone().get("/api/database-stats/x").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"operator, 200, 404", "admin, 403, 403", "viewer, 403, 403"})
    void routeIsForItsRolesAlone(String role, int status, int statusOfStats) {
        Http http = service.anyone().as(TestTokens.of(role, "1"));

        assertThat(http.get("/nobodys/operators").status()).isEqualTo(status);
        assertThat(http.get("/api/database-stats/another").status()).isEqualTo(statusOfStats);
    }

    @Test
    void pathThatNobodyServesIsNotThereForEverybody() {
        assertThat(service.anyone().get("/nowhere").status()).isEqualTo(404);
        assertThat(service.teacher().get("/nowhere").status()).isEqualTo(404);
    }
}

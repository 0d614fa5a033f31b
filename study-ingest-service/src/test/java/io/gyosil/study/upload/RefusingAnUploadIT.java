package io.gyosil.study.upload;

import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gates in their order; behind each refusal nothing is left. */
@ServiceTest
class RefusingAnUploadIT {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    private static final String TOO_LARGE = "x".repeat(1_048_577);
    private static final String GOOD =
            upload("refused").answer("ann-t-0", 'c', "2026-11-02T03:00:00Z").json();

    @Inject
    private StudyService service;

    private StudyService disabled;

    @BeforeAll
    void start() {
        disabled = StudyService.on("study_disabled", Map.of("gyosil.upload.ingest-enabled", false));
        School.publish(service, "ann", 3, "t");
        School.publish(service, "bob", 3, "t");
    }

    @AfterAll
    void stop() {
        disabled.close();
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        assertThat(School.rowsLeft(service)).isZero();
    }

    @Test
    void disabledComesFirstWhateverElseIsWrong() throws SQLException {
        Http.Answer answer = disabled.anyone().post(INGEST, TOO_LARGE);

        assertProblem(answer, 503, "ingest-disabled");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertProblem(disabled.viewer().post(INGEST, GOOD), 503, "ingest-disabled");
        assertThat(School.rowsLeft(disabled)).isZero();
    }

    @Test
    void ingestIsDisabledUnlessSomebodyEnablesIt() {
        String asTheServiceHasIt = "${STUDY_INGEST_ENABLED:false}";
        try (StudyService fresh =
                StudyService.on("study_default", Map.of("gyosil.upload.ingest-enabled", asTheServiceHasIt))) {
            assertProblem(fresh.viewer().post(INGEST, GOOD), 503, "ingest-disabled");
        }
    }

    @Test
    void aMissingOrWrongTokenComesBeforeTheSize() {
        assertProblem(service.anyone().post(INGEST, TOO_LARGE), 401, "unauthenticated");
        assertProblem(service.anyone().as("wrong").post(INGEST, GOOD), 401, "unauthenticated");
        assertProblem(service.anyone().as(StudyService.VIEWER_TOKEN + "x").post(INGEST, GOOD), 401, "unauthenticated");
        assertProblem(service.anyone().as("").post(INGEST, GOOD), 401, "unauthenticated");
        assertProblem(
                service.anyone()
                        .with("Authorization", StudyService.VIEWER_TOKEN)
                        .post(INGEST, GOOD),
                401,
                "unauthenticated");
    }

    @Test
    void whateverIsRefusedIsCountedByTheReason() {
        assertThat(counted(disabled, "disabled", disabled.viewer(), GOOD)).isEqualTo(1);
        assertThat(counted(service, "unauthenticated", service.anyone(), GOOD)).isEqualTo(1);
        assertThat(counted(service, "too_large", service.viewer(), TOO_LARGE)).isEqualTo(1);
        assertThat(counted(service, "invalid", service.viewer(), "{}")).isEqualTo(1);
        assertThat(counted(service, "invalid", service.viewer().with("Content-Type", "text/plain"), GOOD))
                .isEqualTo(1);
    }

    @Test
    void whatTheServerCannotDoIsCountedAsItsOwnFailure() throws SQLException {
        service.database().update("ALTER TABLE study_upload RENAME TO study_upload_away");
        try {
            assertThat(counted(service, "failed", service.viewer(), GOOD)).isEqualTo(1);
        } finally {
            service.database().update("ALTER TABLE study_upload_away RENAME TO study_upload");
        }
    }

    /** By how much one upload makes a counter grow; all counters together grow by as much. */
    private static double counted(StudyService service, String result, Http client, String body) {
        MeterRegistry meters = service.bean(MeterRegistry.class);
        Supplier<Double> all = () -> meters.get("gyosil.ingest.uploads").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
        Counter counter =
                meters.get("gyosil.ingest.uploads").tag("result", result).counter();
        double before = counter.count();
        double allBefore = all.get();
        client.post(INGEST, body);
        assertThat(all.get() - allBefore).isEqualTo(counter.count() - before);
        return counter.count() - before;
    }

    @Test
    void aPersonsTokenIsNoViewersToken() {
        assertProblem(service.teacher().post(INGEST, GOOD), 401, "unauthenticated");
        assertProblem(service.student("ann").post(INGEST, GOOD), 401, "unauthenticated");
    }

    @Test
    void theSizeComesBeforeTheForm() {
        assertProblem(service.viewer().post(INGEST, TOO_LARGE), 413, "too-large");
        assertProblem(service.viewer().post(INGEST, "x".repeat(1_048_576)), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "null",
                "{\"client_session_uuid\": \"a\"",
                "{\"a\": 1, \"a\": 1}",
                "{} {}",
                "\uFEFF{",
            })
    void aBodyThatIsNotOneJsonObjectIsRefused(String body) {
        assertProblem(service.viewer().post(INGEST, body), 400, "invalid-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /client_session_uuid          | null
        /client_session_uuid          | ""
        /client_session_uuid          | 17
        /client_session_uuid          | "\\u0000"
        /client_session_uuid          | "\\u00a0\\u200b"
        /org_id                       | "1"
        /org_id                       | 0
        /client_session_uuid          | "12345678901234567890123456789012345678901234567890123456789012345"
        /quiz_mode                    | "1234567890123456789012345678901"
        /quiz_mode                    | {}
        /attempts                     | null
        /attempts                     | []
        /attempts                     | {}
        /attempts/0                   | 1
        /attempts/0/pub_id            | null
        /attempts/0/pub_id            | "\\ud800"
        /attempts/0/pub_id            | []
        /attempts/0/pub_id            | "\\u3000"
        /attempts/0/selected          | null
        /attempts/0/selected          | 0
        /attempts/0/selected          | -1
        /attempts/0/selected          | 1.5
        /attempts/0/selected          | 1e400000
        /attempts/0/selected          | "2"
        /attempts/0/selected          | 99999999999999999999
        /attempts/0/unsure            | "yes"
        /attempts/0/response_time_ms  | -1
        /attempts/0/response_time_ms  | 2147483648
        """)
    void aBadFieldIsNamed(String pointer, String value) throws Exception {
        ObjectNode body = (ObjectNode) JSON.readTree(GOOD);
        JsonNode bad = JSON.readTree(value);
        String[] path = pointer.substring(1).split("/");
        if (path.length == 1) {
            body.set(path[0], bad);
        } else if (path.length == 2) {
            body.withArray("attempts").set(0, bad);
        } else {
            ((ObjectNode) body.withArray("attempts").get(0)).set(path[2], bad);
        }

        Http.Answer answer = service.viewer().post(INGEST, JSON.writeValueAsString(body));

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().get("errors").findValuesAsText("pointer")).containsExactly(pointer);
        assertThat(answer.text()).doesNotContain("java.", "Exception", "SELECT", "jackson");
    }

    @Test
    void allBadFieldsAreNamedAtOnce() {
        Http.Answer answer = service.viewer().post(INGEST, """
            {"quiz_mode": 1, "attempts": [{"pub_id": "ann-t-0", "selected": 2}, {"selected": 0}, {"pub_id": "x"}]}
            """);

        assertThat(answer.json().get("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/client_session_uuid",
                        "/quiz_mode",
                        "/attempts/1/pub_id",
                        "/attempts/1/selected",
                        "/attempts/2/selected");
    }

    @Test
    void moreThanTwoThousandAttemptsAreRefused() {
        School.Upload upload = upload("too-many");
        for (int i = 0; i < 2_001; i++) {
            upload.answer("ann-t-0", 'c');
        }

        Http.Answer answer = service.viewer().post(INGEST, upload.json());

        assertProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/attempts");
    }

    @Test
    void questionsOfTwoLearnersAreRefusedTogether() {
        Http.Answer answer = service.viewer()
                .post(
                        INGEST,
                        upload("mixed")
                                .answer("ann-t-0", 'c')
                                .answer("unknown", 'c')
                                .answer("bob-t-0", 'c')
                                .json());

        assertProblem(answer, 422, "mixed-owners");
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("/attempts/2/pub_id");
    }

    @Test
    void anUploadOfUnknownQuestionsLeavesNothingAndMayComeAgain() {
        Http.Answer answer = service.viewer()
                .post(
                        INGEST,
                        upload("unknown")
                                .answer("nobody-knows", 'c')
                                .answer("문제-없음", 'u')
                                .json());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().get("status").asText()).isEqualTo("nothing_ingested");
        assertThat(answer.json().get("sessions")).isEmpty();
        assertThat(answer.json().get("skipped").findValuesAsText("pub_id")).containsExactly("nobody-knows", "문제-없음");
    }

    @Test
    void anotherMediaTypeIsRefused() {
        assertProblem(
                service.viewer().with("Content-Type", "text/csv").post(INGEST, GOOD), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        gyosil.upload.viewer-token  | short                                  | VIEWER_SYNC_TOKEN
        gyosil.upload.viewer-tokens | tablet=short                           | tablet
        gyosil.upload.viewer-tokens | no-name-for-this-token-of-forty-letters | name=token
        """)
    void aTokenThatIsTooShortOrMalformedStopsTheStart(String property, String value, String named) {
        assertThatThrownBy(() -> StudyService.on("study_tokens", Map.of(property, value)))
                .rootCause()
                .hasMessageContaining(named)
                .message()
                .doesNotContain("=short");
    }

    @Test
    void eachOfSeveralViewersHasItsOwnToken() {
        String tokens =
                "tablet=first-token-with-more-than-32-characters, web=second-token-with-more-than-32-characters";
        try (StudyService several = StudyService.on("study_several", Map.of("gyosil.upload.viewer-tokens", tokens))) {
            for (String token : new String[] {
                StudyService.VIEWER_TOKEN,
                "first-token-with-more-than-32-characters",
                "second-token-with-more-than-32-characters"
            }) {
                assertThat(several.anyone().as(token).post(INGEST, GOOD).status())
                        .isEqualTo(200);
            }
            assertThat(several.anyone().as("tablet").post(INGEST, GOOD).status())
                    .isEqualTo(401);
        }
    }

    private static void assertProblem(Http.Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.json().get("type").asText()).isEqualTo(type);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asText()).isNotBlank();
        assertThat(answer.json().get("instance").asText()).isEqualTo(INGEST);
    }
}

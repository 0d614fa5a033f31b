package io.gyosil.classroom.viewer;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.classroom.ClassroomService;
import io.gyosil.classroom.TwoSchools;
import io.gyosil.event.ViewerSeen;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Admins of two schools register viewer apps; what others learn of them is in the outbox, whose relay rests. */
class RegisteringViewersIT {

    private static final String VIEWERS = "/api/core/viewers";

    private static ClassroomService service;
    private static TwoSchools schools;
    private static Http admin;
    private static Http otherAdmin;

    @BeforeAll
    static void start() {
        service = ClassroomService.on("classroom_viewers", Map.of("gyosil.outbox.relay", "false"));
        schools = TwoSchools.in(service);
        admin = service.as(schools.first().admin());
        otherAdmin = service.as(schools.second().admin());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode registered(Http who, String name) {
        return TwoSchools.created(who, VIEWERS, "{\"name\": \"" + name + "\"}");
    }

    private static String digest(JsonNode viewer) {
        return HexFormat.of().formatHex(Sha256.of(viewer.get("token").textValue()));
    }

    private static List<String> events(JsonNode viewer, String what) throws SQLException {
        return service.database()
                .column("SELECT " + what + " FROM outbox WHERE key = 'viewer:"
                        + viewer.get("id").asLong() + "' ORDER BY position");
    }

    private static JsonNode listed(Http who, JsonNode viewer) {
        for (JsonNode each : who.get(VIEWERS + "?limit=500").json().get("items")) {
            if (each.get("id").equals(viewer.get("id"))) {
                return each;
            }
        }
        throw new AssertionError("it is not listed");
    }

    @Test
    void aTokenIsShownOnceAndKeptAndSentAsADigest() throws SQLException {
        JsonNode viewer = registered(admin, "3층 태블릿");

        assertThat(viewer.get("token").textValue()).matches("gyv_[A-Za-z0-9_-]{43}");
        assertThat(listed(admin, viewer).has("token")).isFalse();
        assertThat(events(viewer, "payload::json #>> '{tokens,0,sha256}'")).containsExactly(digest(viewer));
        assertThat(events(viewer, "payload::json ->> 'org_id'"))
                .containsExactly(Long.toString(schools.first().org()));
        assertThat(service.database().column("SELECT v::text || o.payload FROM viewer v, outbox o"))
                .noneMatch(text -> text.contains(viewer.get("token").textValue()));
    }

    @Test
    void aNameIsUniqueInItsSchoolAlone() {
        registered(admin, "도서관");
        registered(otherAdmin, "도서관");

        Http.Answer again = admin.post(VIEWERS, "{\"name\": \" 도서관 \"}");

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().get("detail").textValue()).contains("도서관");
    }

    @Test
    void afterARotationBothTokensAreGoodForADay() throws SQLException {
        JsonNode viewer = registered(admin, "돌려 쓰기");
        String path = VIEWERS + "/" + viewer.get("id").asLong() + "/rotate";

        Http.Answer rotated = admin.post(path, "");

        assertThat(rotated.status()).as(rotated.text()).isEqualTo(200);
        assertThat(digest(rotated.json())).isNotEqualTo(digest(viewer));
        assertThat(Instant.parse(rotated.json().get("former_token_until").textValue()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(events(viewer, "payload::json #>> '{tokens,0,sha256}'"))
                .containsExactly(digest(viewer), digest(rotated.json()));
        assertThat(events(viewer, "payload::json #>> '{tokens,1,sha256}'")).contains(digest(viewer));
        assertThat(events(viewer, "payload::json #>> '{tokens,1,valid_until}'").getLast())
                .isEqualTo(rotated.json().get("former_token_until").textValue());
        assertThat(events(viewer, "payload::json ->> 'version'").stream().map(Long::valueOf))
                .isSorted();
    }

    @Test
    void aRevokedOneIsGoneAndItsRemovalIsNewer() throws SQLException {
        JsonNode viewer = registered(admin, "잃어버림");
        String path = VIEWERS + "/" + viewer.get("id").asLong();

        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(204);

        assertThat(admin.send("DELETE", path, null).status()).isEqualTo(404);
        assertThat(events(viewer, "type"))
                .containsExactly("gyosil.classroom.viewer-changed.v1", "gyosil.classroom.viewer-removed.v1");
        assertThat(events(viewer, "headers ->> 'sequence'").stream().map(Long::valueOf))
                .isSorted();
    }

    @Test
    void anotherSchoolsViewerIsAsUnknown() {
        JsonNode viewer = registered(admin, "남의 것");
        String path = VIEWERS + "/" + viewer.get("id").asLong();

        assertThat(otherAdmin.post(path + "/rotate", "").status()).isEqualTo(404);
        assertThat(otherAdmin.send("DELETE", path, null).status()).isEqualTo(404);
        assertThat(otherAdmin.get(VIEWERS).text()).doesNotContain("남의 것");
    }

    @Test
    void onlyAdminsHaveToDoWithThem() {
        Http teacher = service.as(schools.first().teacher().email());

        assertThat(teacher.get(VIEWERS).status()).isEqualTo(403);
        assertThat(teacher.post(VIEWERS, "{\"name\": \"x\"}").status()).isEqualTo(403);
        assertThat(service.anyone().get(VIEWERS).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"name\": \"\"}", "{\"name\": \"  \"}", "{\"name\": \"a\\nb\"}", "{\"name\": null}"})
    void aNameThatIsNoneIsRefused(String body) {
        Http.Answer answer = admin.post(VIEWERS, body);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").textValue()).isEqualTo("/name");
    }

    @Test
    void itIsKnownWhenOneWasSeenLast() {
        JsonNode viewer = registered(admin, "보였음");
        Instant late = Instant.parse("2026-11-30T09:00:00Z");

        report(viewer, late);
        report(viewer, late.minusSeconds(60));
        JsonNode other = registered(admin, "그다음");
        report(other, late);

        await().atMost(SOON).until(() -> listed(admin, other).has("last_seen_at"));
        await().atMost(SOON).until(() -> listed(admin, viewer).has("last_seen_at"));
        assertThat(listed(admin, viewer).get("last_seen_at").textValue()).isEqualTo(late.toString());
    }

    private static void report(JsonNode viewer, Instant at) {
        ViewerSeen seen = new ViewerSeen(viewer.get("id").asLong(), at);
        var headers = new CloudEventHeaders(UUID.randomUUID(), ViewerSeen.TYPE, "/study", at, null, null);
        try (KafkaProducer<String, String> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
                new StringSerializer(),
                new StringSerializer())) {
            kafka.send(new ProducerRecord<>(
                    seen.topic(), null, seen.key(), Objects.requireNonNull(EventJson.write(seen)), headers.toKafka()));
        }
    }
}

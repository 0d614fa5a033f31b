package io.gyosil.study.viewer;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.study.School.INGEST;
import static io.gyosil.study.School.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.event.Topics;
import io.gyosil.event.ViewerChanged;
import io.gyosil.kit.Sha256;
import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.event.EventJson;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.testing.Infrastructure;
import io.gyosil.kit.testing.ServiceTest;
import io.gyosil.study.School;
import io.gyosil.study.StudyService;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Viewers of two schools: their tokens come by events, and each sees its own school's questions only. */
@ServiceTest
@Property(name = "gyosil.outbox.relay", value = "false")
class LettingSchoolViewersInIT {

    private static final String QUESTIONS = "/study/questions?user_id=";
    private static final AtomicLong IDS = new AtomicLong(100);

    @Inject
    private StudyService service;

    private final KafkaProducer<String, String> kafka = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infrastructure.shared().kafka()),
            new StringSerializer(),
            new StringSerializer());

    @BeforeAll
    void publish() throws SQLException {
        School.publish(service, "ann", 2, "t");
        service.database()
                .update("INSERT INTO study_topics (org_id, topic_id, name, subject) VALUES (2, 't', 't', '');"
                        + "INSERT INTO study_users (user_id) VALUES ('eve');"
                        + "INSERT INTO study_questions (org_id, pub_id, user_id, study_topic_id, content, choices, key)"
                        + " SELECT 2, 'eves', u.id, t.id, '?', '[\"a\", \"b\"]', 2 FROM study_users u, study_topics t"
                        + " WHERE u.user_id = 'eve' AND t.org_id = 2");
    }

    @AfterAll
    void stop() {
        kafka.close();
    }

    private record Viewer(long id, String token) {

        static Viewer fresh() {
            return new Viewer(IDS.incrementAndGet(), "gyv_" + UUID.randomUUID());
        }
    }

    private static ViewerChanged.Token token(String token, @Nullable Instant validUntil) {
        return new ViewerChanged.Token(HexFormat.of().formatHex(Sha256.of(token)), validUntil);
    }

    private void changed(Viewer viewer, long org, long version, ViewerChanged.Token... tokens) {
        send(
                viewer,
                ViewerChanged.TYPE,
                version,
                EventJson.write(new ViewerChanged(viewer.id(), org, "뷰어", List.of(tokens), version)));
    }

    private void revoked(Viewer viewer, long version) {
        send(viewer, ViewerChanged.REMOVED, version, null);
    }

    private void send(Viewer viewer, String type, long version, @Nullable String data) {
        var headers = new CloudEventHeaders(UUID.randomUUID(), type, "/classroom", Instant.now(), null, version);
        kafka.send(
                new ProducerRecord<>(Topics.CLASSROOM_STATE, null, "viewer:" + viewer.id(), data, headers.toKafka()));
        kafka.flush();
    }

    private Http as(String token) {
        return service.anyone().as(token);
    }

    private void answers(int status, String token) {
        await().atMost(SOON).until(() -> as(token).get(QUESTIONS + "ann").status() == status);
    }

    private Viewer registered(long org) {
        Viewer viewer = Viewer.fresh();
        changed(viewer, org, 1, token(viewer.token(), null));
        answers(200, viewer.token());
        return viewer;
    }

    @Test
    void aSchoolsViewerSeesItsSchoolsQuestionsOnly() {
        Viewer first = registered(1);
        Viewer second = registered(2);

        assertThat(pubIds(first, "ann")).hasSize(2);
        assertThat(pubIds(first, "eve")).isEmpty();
        assertThat(pubIds(second, "eve")).containsExactly("eves");
        assertThat(pubIds(second, "ann")).isEmpty();
        assertThat(as(second.token()).get("/study/users/ann/progress").status()).isEqualTo(404);
    }

    private List<String> pubIds(Viewer viewer, String learner) {
        return as(viewer.token()).get(QUESTIONS + learner).json().get("items").findValuesAsText("pub_id");
    }

    @Test
    void itsUploadsAreAtItsSchoolsQuestionsWithoutSayingSo() {
        Viewer viewer = registered(2);

        Http.Answer taken = as(viewer.token())
                .post(INGEST, upload("school-1").answer("eves", 'c').json());
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        Http.Answer unknown = as(viewer.token())
                .post(INGEST, upload("school-2").answer("ann-t-0", 'c').json());
        assertThat(unknown.json().get("status").textValue()).isEqualTo("nothing_ingested");
        Http.Answer refused = as(viewer.token())
                .post(
                        INGEST,
                        upload("school-3")
                                .answer("ann-t-0", 'c')
                                .change(body -> body.put("org_id", 1))
                                .json());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().at("/errors/0/pointer").textValue()).isEqualTo("/org_id");
    }

    @Test
    void aRevokedTokenIsRefusedAndAnOlderEventDoesNotBringItBack() {
        Viewer viewer = registered(1);

        revoked(viewer, 3);
        answers(401, viewer.token());
        changed(viewer, 1, 2, token(viewer.token(), null));
        Viewer later = registered(1);

        assertThat(as(later.token()).get(QUESTIONS + "ann").status()).isEqualTo(200);
        assertThat(as(viewer.token()).get(QUESTIONS + "ann").status()).isEqualTo(401);
    }

    @Test
    void ofTwoTokensTheFormerIsGoodUntilItsTime() {
        Viewer viewer = registered(1);
        String next = "gyv_" + UUID.randomUUID();

        changed(
                viewer,
                1,
                2,
                token(next, null),
                token(viewer.token(), Instant.now().plus(Duration.ofDays(1))));
        answers(200, next);
        assertThat(as(viewer.token()).get(QUESTIONS + "ann").status()).isEqualTo(200);

        changed(
                viewer,
                1,
                3,
                token(next, null),
                token(viewer.token(), Instant.now().minusSeconds(1)));
        answers(401, viewer.token());
        assertThat(as(next).get(QUESTIONS + "ann").status()).isEqualTo(200);
    }

    @Test
    void whatIsNoViewersTokenIsRefused() {
        assertThat(as("gyv_" + UUID.randomUUID()).get(QUESTIONS + "ann").status())
                .isEqualTo(401);
        assertThat(as("gyv_").post(INGEST, "{}").status()).isEqualTo(401);
        assertThat(as(registered(1).token()).put("/study/questions", "{}").status())
                .isEqualTo(403);
    }

    /** The service reports by itself, too, at any moment: so there may be a few reports, but one of each sighting. */
    @Test
    void whoWasSeenIsReportedOnceForManyRequests() {
        Viewer viewer = registered(1);
        String reports = "SELECT payload::json ->> 'seen_at' FROM outbox WHERE key = 'viewer:" + viewer.id() + "'";
        ViewerSightings sightings = service.bean(ViewerSightings.class);
        Instant last = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);

        as(viewer.token()).get(QUESTIONS + "ann");
        for (int request = 1_000; request >= 0; request--) {
            sightings.note(viewer.id(), last.minusSeconds(request));
        }
        sightings.report();
        sightings.report();

        await().atMost(SOON).untilAsserted(() -> assertThat(service.database().column(reports))
                .containsOnlyOnce(last.toString())
                .hasSizeLessThan(100));
    }
}

package io.gyosil.system.trouble;

import static io.gyosil.kit.testing.Soon.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.testing.TestTokens;
import io.gyosil.system.Quizzes;
import io.gyosil.system.Quizzes.Answer;
import io.gyosil.system.ServiceProcess;
import io.gyosil.system.trouble.Collector.Traced;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A viewer's upload as a collector of traces sees it, from the request to the feature, across real processes. */
@Tag("heavy")
@Tag("traces")
class TracingAnUploadIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String LEARNER = "pupil-0";
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void theViewersRequestTheOutboxKafkaAndTheFeatureAreOneTrace() throws IOException {
        try (Site site = new Site(List.of());
                Collector collector = new Collector()) {
            Map<String, String> traced = Map.of(
                    "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT",
                    collector.address(),
                    "OTEL_TRACES_SAMPLER",
                    "parentbased_always_off");
            ServiceProcess study = site.start("study", site.postgresPort(), site.kafka(), traced);
            ServiceProcess analytics = site.start("analytics", site.postgresPort(), site.kafka(), traced);
            Quizzes.publish(
                    study.awaitReady().http().as(TestTokens.of("teacher", "t-1")), "traced", 1, List.of(LEARNER));
            analytics.awaitReady();

            upload(study, "00-" + TRACE + "-" + CALLER + "-01");
            await().atMost(SOON).untilAsserted(() -> assertThat(collector.trace(TRACE))
                    .extracting(Traced::line)
                    .containsExactly(
                            "study SERVER POST /ingest/study/attempts",
                            "study INTERNAL transaction",
                            "study PRODUCER send gyosil.study",
                            "analytics CONSUMER process gyosil.study",
                            "analytics INTERNAL features",
                            "analytics INTERNAL transaction"));
            List<Traced> spans = collector.trace(TRACE);
            assertThat(spans.getFirst().parent()).isEqualTo(CALLER);
            for (int i = 1; i < spans.size(); i++) {
                assertThat(spans.get(i).parent())
                        .as(spans.get(i).line())
                        .isEqualTo(spans.get(i - 1).id());
            }
            assertThat(spans.toString()).doesNotContain(LEARNER, Site.VIEWER_TOKEN);
            assertThat(site.rows("SELECT count(*) > 0 FROM analytics.features_topic_daily"))
                    .containsExactly("t");
            for (ServiceProcess replica : List.of(study, analytics)) {
                assertThat(Files.readAllLines(replica.log()))
                        .allMatch(line -> line.startsWith("{\"@timestamp\"") || line.startsWith("WARNING: "));
            }
        }
    }

    private static void upload(ServiceProcess study, String traceparent) {
        Answer answer = new Answer(0, 'c', "2026-11-02T00:01:00Z");
        assertThat(study.http()
                        .as(Site.VIEWER_TOKEN)
                        .with("traceparent", traceparent)
                        .post(
                                Quizzes.INGEST,
                                Quizzes.upload("traced", LEARNER, List.of(answer))
                                        .toString())
                        .status())
                .isEqualTo(201);
    }
}

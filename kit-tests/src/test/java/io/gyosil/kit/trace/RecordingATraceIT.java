package io.gyosil.kit.trace;

import static io.gyosil.kit.testing.Soon.SOON;
import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.gyosil.kit.event.CloudEventHeaders;
import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.RawHttp;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recorded of a request, from its arrival to what a consumer made of its event. */
class RecordingATraceIT {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private final TrialTopic topic = TrialTopic.create("kit.spans." + UUID.randomUUID());
    private final TrialTopic deadLetters = TrialTopic.create(topic.name() + ".dlq");
    private final Listener listener = new Listener(topic.name());
    private InMemorySpanExporter collector = InMemorySpanExporter.create();
    private TrialService service = start("parentbased_always_off");

    /** @param sampler of traces that begin here; for others the caller decides */
    private TrialService start(String sampler) {
        collector = InMemorySpanExporter.create();
        return TrialService.on("kit_spans", Map.of("otel.traces.sampler", sampler), collector, listener);
    }

    private void startAgain(String sampler) {
        service.close();
        service = start(sampler);
    }

    @AfterEach
    void stop() {
        listener.works(service);
        service.close();
        topic.close();
        deadLetters.close();
    }

    private Http caller(String trace, String flags) {
        return service.teacher().with("traceparent", "00-" + trace + "-" + CALLER + "-" + flags);
    }

    private void send(Http caller, String key) {
        assertThat(caller.post("/trial/event?key=" + key + "&topic=" + topic.name(), null)
                        .status())
                .isEqualTo(200);
    }

    /** The spans of a trace, as soon as there are so many, in the order in which they began. */
    private List<SpanData> spans(String trace, int count) {
        await().atMost(SOON).until(() -> spans(trace).count() >= count);
        return spans(trace).toList();
    }

    private Stream<SpanData> spans(String trace) {
        return collector.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(trace))
                .sorted(Comparator.comparingLong(SpanData::getStartEpochNanos));
    }

    @Test
    void aRequestItsTransactionItsEventAndWhatIsMadeOfItAreOneTraceEachWithinTheOther() {
        listener.works(service);
        send(caller(TRACE, "01"), "person-17");

        List<SpanData> spans = spans(TRACE, 6);
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly(
                        "POST /trial/event",
                        "transaction",
                        "send " + topic.name(),
                        "process " + topic.name(),
                        "features",
                        "transaction");
        assertThat(spans)
                .extracting(SpanData::getKind)
                .containsExactly(
                        SpanKind.SERVER,
                        SpanKind.INTERNAL,
                        SpanKind.PRODUCER,
                        SpanKind.CONSUMER,
                        SpanKind.INTERNAL,
                        SpanKind.INTERNAL);
        assertThat(spans.getFirst().getParentSpanId()).isEqualTo(CALLER);
        for (int i = 1; i < spans.size(); i++) {
            assertThat(spans.get(i).getParentSpanId())
                    .as(spans.get(i).getName())
                    .isEqualTo(spans.get(i - 1).getSpanId());
        }
        assertThat(spans).allSatisfy(span -> assertThat(span.getStatus()).isEqualTo(StatusData.unset()));
        assertThat(spans.get(1).getEvents()).extracting(EventData::getName).containsExactly("outbox.append");
        assertThat(header(topic.take(1).getFirst(), "ce_traceparent"))
                .isEqualTo("00-" + TRACE + "-" + spans.get(2).getSpanId() + "-01");
        assertThat(listener.traces())
                .containsExactly("00-" + TRACE + "-" + spans.get(5).getSpanId() + "-01");
    }

    @Test
    void spansNameWhatAndNeverWhom() {
        listener.works(service);
        Http caller = caller(TRACE, "01").with("User-Agent", "person-17").with("Cookie", "gyosil=person-17");
        send(caller, "person-17");
        caller.get("/trial/path/171717171717?name=person-17");
        caller.get("/trial/sql?statement=nonsense&text=person-17");

        List<SpanData> spans = spans(TRACE, 9);
        Map<String, Object> attributes = new HashMap<>();
        spans.forEach(span -> span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), value)));
        assertThat(attributes)
                .containsOnlyKeys(
                        "http.request.method",
                        "http.route",
                        "http.response.status_code",
                        "error.type",
                        "messaging.system",
                        "messaging.operation.name",
                        "messaging.operation.type",
                        "messaging.destination.name",
                        "messaging.destination.partition.id",
                        "messaging.consumer.group.name",
                        "messaging.kafka.offset",
                        "messaging.batch.message_count",
                        "cloudevents.event_id",
                        "cloudevents.event_type");
        assertThat(spans.toString())
                .contains("/trial/path/{number}")
                .doesNotContain("person", "171717171717", "nonsense", "eyJ");
        assertThat(spans.getFirst().getResource().getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("service.namespace"), "gyosil")
                .containsEntry(AttributeKey.stringKey("service.name"), "kit_spans")
                .containsKeys(AttributeKey.stringKey("service.version"), AttributeKey.stringKey("service.instance.id"));
    }

    @Test
    void aBatchShowsInTheTraceOfEachOfItsEventsThatIsRecorded() {
        String other = "1" + TRACE.substring(1);
        String unrecorded = "2" + TRACE.substring(1);
        service.close();
        topic.send("same", "{}", headers("00-" + TRACE + "-" + CALLER + "-01"));
        topic.send("same", "{}", headers("00-" + other + "-" + CALLER + "-01"));
        topic.send("same", "{}", headers("00-" + unrecorded + "-" + CALLER + "-00"));
        topic.send("same", "{}", headers("garbage"));
        topic.send("same", "{}", headers(null));
        service = start("parentbased_always_off");
        listener.works(service);

        for (String trace : List.of(TRACE, other)) {
            List<SpanData> spans = spans(trace, 3);
            assertThat(spans)
                    .extracting(SpanData::getName)
                    .containsExactly("process " + topic.name(), "features", "transaction");
            assertThat(spans.getFirst().getParentSpanId()).isEqualTo(CALLER);
            assertThat(spans.get(1).getParentSpanId()).isEqualTo(spans.get(0).getSpanId());
            assertThat(spans.get(2).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
        }
        assertThat(listener.batches()).containsExactly(Collections.nCopies(5, "same"));
        assertThat(collector.getFinishedSpanItems()).hasSize(6);
        assertThat(listener.traces()).singleElement().asString().contains(TRACE);
    }

    private static Headers headers(@Nullable String trace) {
        return new CloudEventHeaders(UUID.randomUUID(), "gyosil.test.happened.v1", "/test", Instant.now(), trace)
                .toKafka();
    }

    @Test
    void whatFailsIsMarkedWithoutItsMessage() {
        listener.works(service);
        caller(TRACE, "01").get("/trial/broken");
        String other = "1" + TRACE.substring(1);
        send(caller(other, "01"), Listener.BAD);

        SpanData broken = spans(TRACE, 1).getFirst();
        assertThat(broken.getName()).isEqualTo("GET /trial/broken");
        assertThat(broken.getStatus()).isEqualTo(StatusData.error());
        assertThat(broken.getAttributes().get(AttributeKey.stringKey("error.type")))
                .isEqualTo("500");
        assertThat(broken.getEvents()).isEmpty();
        List<SpanData> bad = spans(other, 6);
        assertThat(bad).extracting(SpanData::getName).contains("features", "process " + topic.name());
        assertThat(bad)
                .filteredOn(span -> span.getName().equals("features"))
                .allSatisfy(span -> assertThat(span.getStatus()).isEqualTo(StatusData.error()));
        assertThat(bad.toString()).doesNotContain("division", "1/0");
    }

    @Test
    void everyAnswerEndsItsSpanAlsoARefusal() {
        Http caller = caller(TRACE, "01");
        caller.get("/nothing/at/person-17");
        service.anyone()
                .with("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .get("/trial/teachers");
        caller.put("/trial/body", "{}");
        caller.post("/trial/body", "x".repeat(2 << 20));
        caller.get("/trial/path/text");

        assertThat(spans(TRACE, 5))
                .extracting(SpanData::getName, span -> span.getAttributes()
                        .get(AttributeKey.longKey("http.response.status_code")))
                .containsExactlyInAnyOrder(
                        tuple("GET", 404L),
                        tuple("GET /trial/teachers", 401L),
                        tuple("PUT", 405L),
                        tuple("POST /trial/body", 413L),
                        tuple("GET /trial/path/{number}", 400L));
    }

    @Test
    void whatNobodyAskedForIsNotRecordedAndStillHasATrace() {
        listener.works(service);
        send(caller(TRACE, "00"), "a");
        send(service.teacher(), "b");

        assertThat(topic.take(2))
                .extracting(record -> header(record, "ce_traceparent"))
                .allSatisfy(trace -> assertThat(Trace.parent(trace).isValid()).isTrue())
                .noneMatch(trace -> Trace.parent(trace).isSampled())
                .anySatisfy(trace -> assertThat(trace).contains(TRACE));
        await().atMost(SOON)
                .until(() -> listener.batches().stream().mapToInt(List::size).sum() == 2);
        String asked = "1" + TRACE.substring(1);
        caller(asked, "01").get("/trial/csv");
        spans(asked, 1);
        assertThat(collector.getFinishedSpanItems()).hasSize(1);
    }

    @Test
    void aTraceThatIsNotValidIsNotContinuedAndProbesAreNotRecorded() {
        startAgain("parentbased_always_on");
        service.anyone().get("/health/readiness");
        service.anyone().get("/health/liveness");
        service.anyone().get("/prometheus");
        service.anyone()
                .with("traceparent", "00-" + TRACE + "-" + CALLER + "-1")
                .get("/trial/csv");
        String made = RawHttp.answer(
                service.uri(), "P%r$on /trial/csv HTTP/1.1", "Host: x", "Connection: close", "Content-Length: 0");

        assertThat(made).startsWith("HTTP/1.1 4");
        await().atMost(SOON).until(() -> collector.getFinishedSpanItems().size() >= 2);
        assertThat(collector.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("GET /trial/csv", "_OTHER");
        assertThat(collector.getFinishedSpanItems())
                .noneMatch(span -> span.getTraceId().equals(TRACE))
                .allMatch(span -> !span.getParentSpanContext().isValid());
    }

    @Test
    void logLinesSayTheSpanInWhichTheyAreWritten() {
        try (CapturedLog log = new CapturedLog()) {
            caller(TRACE, "01").get("/trial/broken");
            caller(TRACE, "01").get("/trial/sql?statement=nonsense");

            List<String> spans = spans(TRACE, 3).stream()
                    .filter(span -> span.getKind() == SpanKind.SERVER)
                    .map(span -> "00-" + TRACE + "-" + span.getSpanId() + "-01")
                    .toList();
            // The service's own tasks write lines meanwhile, under traces of their own.
            assertThat(log.traces()).filteredOn(trace -> trace.contains(TRACE)).containsExactlyElementsOf(spans);
        }
    }
}

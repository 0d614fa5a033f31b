package io.gyosil.kit.trace;

import static io.gyosil.kit.trial.TrialTopic.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.gyosil.kit.testing.Http;
import io.gyosil.kit.trial.CapturedLog;
import io.gyosil.kit.trial.TrialService;
import io.gyosil.kit.trial.TrialTopic;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FollowingATraceIT {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    private static TrialService service;

    @BeforeAll
    static void start() {
        service = TrialService.on("kit_trace");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void traceOfTheCallerReachesTheWorkTheEventAndTheLog() {
        try (TrialTopic topic = TrialTopic.create("kit.trace." + UUID.randomUUID());
                CapturedLog log = new CapturedLog()) {
            assertThat(traceAtWork(service.anyone().with("traceparent", TRACE), topic))
                    .isEqualTo(TRACE);
            assertThat(header(topic.take(1).getFirst(), "ce_traceparent")).isEqualTo(TRACE);

            service.anyone().with("traceparent", TRACE).get("/trial/broken");
            service.anyone().with("traceparent", TRACE).get("/trial/sql?statement=nonsense");
            assertThat(log.traces()).filteredOn(TRACE::equals).hasSize(2);
        }
    }

    @Test
    void callerWithoutAValidTraceGetsANewOneForEachRequest() {
        try (TrialTopic topic = TrialTopic.create("kit.trace." + UUID.randomUUID())) {
            String first = traceAtWork(service.anyone(), topic);
            String second = traceAtWork(service.anyone().with("traceparent", "garbage"), topic);

            assertThat(first).matches(Trace.VALID);
            assertThat(second).matches(Trace.VALID).isNotEqualTo(first);
            assertThat(topic.take(2))
                    .extracting(record -> header(record, "ce_traceparent"))
                    .containsExactly(first, second);
        }
    }

    private static String traceAtWork(Http caller, TrialTopic topic) {
        return caller.post("/trial/event?key=a&topic=" + topic.name(), null)
                .json()
                .get("traceparent")
                .textValue();
    }
}

package io.gyosil.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which traces are recorded when a share of them is, and who may ask for his to be. */
class ChoosingWhatIsRecordedTest {

    /** In the share of everybody who goes by the trace id, however small it is. */
    private static final String TRACE = "00-00000000000000010000000000000001-b7ad6b7169203331";

    private static final Context NOBODY = Context.root();
    private static final Context ASKS = caller("-01");
    private static final Context ASKS_NOT = caller("-00");

    private final AtomicLong nanos = new AtomicLong();

    private static Context caller(String flags) {
        return Context.root().with(Span.wrap(Trace.parent(TRACE + flags)));
    }

    private int recorded(CallerSampler sampler, Context parent, SpanKind kind, int times) {
        return (int) IntStream.range(0, times)
                .mapToObj(n -> sampler.shouldSample(parent, "0", "name", kind, Attributes.empty(), List.of()))
                .filter(result -> result.getDecision() == SamplingDecision.RECORD_AND_SAMPLE)
                .count();
    }

    private CallerSampler sampler(double share) {
        return new CallerSampler(share, 5, nanos::get);
    }

    @Test
    void aShareOfThoseIsRecordedWhoDoNotSay() {
        assertThat(recorded(sampler(0), NOBODY, SpanKind.SERVER, 1_000)).isZero();
        assertThat(recorded(sampler(1), NOBODY, SpanKind.SERVER, 1_000)).isEqualTo(1_000);
        assertThat(recorded(sampler(0.1), NOBODY, SpanKind.SERVER, 10_000)).isBetween(800, 1_200);
    }

    @Test
    void whoAsksForItIsRecordedButNotMoreOftenThanSoManyTimesASecond() {
        CallerSampler sampler = sampler(0);

        assertThat(recorded(sampler, ASKS, SpanKind.SERVER, 1_000)).isEqualTo(5);
        nanos.addAndGet(999_999_999L);
        assertThat(recorded(sampler, ASKS, SpanKind.SERVER, 1_000)).isZero();
        nanos.addAndGet(1L);
        assertThat(recorded(sampler, ASKS, SpanKind.SERVER, 1_000)).isEqualTo(5);
    }

    @Test
    void beyondThatChanceDecidesAndNotTheTraceIdThatACallerChose() {
        assertThat(recorded(sampler(0.1), ASKS, SpanKind.SERVER, 10_000)).isBetween(800, 1_200);
    }

    @Test
    void whoAsksNotToBeRecordedIsNot() {
        assertThat(recorded(sampler(1), ASKS_NOT, SpanKind.SERVER, 1_000)).isZero();
    }

    @Test
    void whatFollowsIsOfOneMindWithWhatItFollows() {
        Context own = Context.root()
                .with(Span.wrap(SpanContext.create(
                        "00000000000000010000000000000001",
                        "b7ad6b7169203331",
                        TraceFlags.getSampled(),
                        TraceState.getDefault())));

        assertThat(recorded(sampler(0), own, SpanKind.INTERNAL, 1_000)).isEqualTo(1_000);
        assertThat(recorded(sampler(0), ASKS, SpanKind.CONSUMER, 1_000)).isEqualTo(1_000);
        assertThat(recorded(sampler(1), ASKS_NOT, SpanKind.CONSUMER, 1_000)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aSenselessShareIsRefusedByItsName(double share) {
        assertThatThrownBy(() -> new TracingSettings(null, share, 5)).hasMessageContaining("GYOSIL_TRACING_SHARE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"collector:4318", "grpc://collector:4317", "http:///v1/traces", "http://a b/"})
    void aSenselessAddressIsRefusedByItsName(String address) {
        assertThatThrownBy(() -> new TracingSettings(address, 1, 5)).hasMessageContaining("GYOSIL_TRACING_ENDPOINT");
        assertThatThrownBy(() -> new TracingSettings(null, 1, -1))
                .hasMessageContaining("GYOSIL_TRACING_ASKED_PER_SECOND");
    }

    @Test
    void anEmptyAddressIsNone() {
        assertThat(new TracingSettings("", 1, 5).hasCollector()).isFalse();
        assertThat(new TracingSettings("http://collector:4318/v1/traces", 1, 5).hasCollector())
                .isTrue();
    }
}

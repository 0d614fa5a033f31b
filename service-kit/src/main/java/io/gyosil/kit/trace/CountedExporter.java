package io.gyosil.kit.trace;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts the spans that a collector takes and those that it does not, and says once when that changes. */
class CountedExporter implements SpanExporter {

    /** What became of spans. */
    static final String METER = "gyosil.tracing.spans";

    private static final Logger LOG = LoggerFactory.getLogger(CountedExporter.class);

    private final SpanExporter exporter;
    private final Counter sent;
    private final Counter lost;
    private final AtomicBoolean losing = new AtomicBoolean();

    CountedExporter(SpanExporter exporter, MeterRegistry meters) {
        this.exporter = exporter;
        this.sent = counter(meters, "sent");
        this.lost = counter(meters, "lost");
    }

    static Counter counter(MeterRegistry meters, String result) {
        return Counter.builder(METER)
                .description("Spans by what became of them")
                .tags("result", result)
                .register(meters);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        int count = spans.size();
        CompletableResultCode result = exporter.export(spans);
        result.whenComplete(() -> {
            (result.isSuccess() ? sent : lost).increment(count);
            if (losing.getAndSet(!result.isSuccess()) == result.isSuccess()) {
                LOG.warn(
                        result.isSuccess()
                                ? "the collector of traces takes spans again"
                                : "the collector of traces does not take spans; they are lost until it does");
            }
        });
        return result;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}

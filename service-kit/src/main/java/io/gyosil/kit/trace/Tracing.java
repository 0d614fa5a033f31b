package io.gyosil.kit.trace;

import io.gyosil.kit.GyosilService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Value;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.InternalTelemetryVersion;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/**
 * Hands spans to a collector. Without one there is no thread and no queue, and nothing is recorded. With one that is away
 * or slow, spans are lost, and nothing else is.
 */
@Singleton
final class Tracing {

    private static final String SCOPE = "io.gyosil";
    private static final int MOST_WAITING = 4_096;
    private static final int MOST_TOGETHER = 512;
    private static final Duration AT_LEAST_EVERY = Duration.ofMillis(500);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(5);
    private static final long END_WITHIN_SECONDS = 2;

    /** It says what {@link CountedExporter} says, too, in lines that are no JSON. */
    private static final java.util.logging.Logger NOISE = java.util.logging.Logger.getLogger("io.opentelemetry");

    private final @Nullable SdkTracerProvider provider;
    private final Tracer tracer;

    /** @param own where spans go instead of to the collector of the settings */
    Tracing(
            TracingSettings settings,
            @Value("${gyosil.database.service}") String service,
            MeterRegistry meters,
            @Nullable SpanExporter own) {
        boolean on = own != null || settings.hasCollector();
        this.provider = on ? provider(settings, service, meters, own) : null;
        this.tracer = (provider == null ? TracerProvider.noop() : provider).get(SCOPE);
    }

    private static SdkTracerProvider provider(
            TracingSettings settings, String service, MeterRegistry meters, @Nullable SpanExporter own) {
        NOISE.setLevel(Level.OFF);
        SpanExporter exporter = own == null ? collector(String.valueOf(settings.endpoint())) : own;
        BatchSpanProcessor queue = BatchSpanProcessor.builder(new CountedExporter(exporter, meters))
                .setMaxQueueSize(MOST_WAITING)
                .setMaxExportBatchSize(MOST_TOGETHER)
                .setScheduleDelay(AT_LEAST_EVERY)
                .setInternalTelemetryVersion(InternalTelemetryVersion.LEGACY)
                .setMeterProvider(new FullQueue(meters).meters())
                .build();
        return SdkTracerProvider.builder()
                .setResource(resource(service))
                .setSampler(new CallerSampler(settings.share(), settings.askedPerSecond(), System::nanoTime))
                .addSpanProcessor(queue)
                .build();
    }

    private static SpanExporter collector(String endpoint) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint)
                .setCompression("gzip")
                .setConnectTimeout(Duration.ofSeconds(2))
                .setTimeout(ANSWERED_WITHIN)
                .build();
    }

    private static Resource resource(String service) {
        return Resource.create(Attributes.builder()
                .put("service.namespace", "gyosil")
                .put("service.name", service)
                .put("service.version", GyosilService.version())
                .put("service.instance.id", UUID.randomUUID().toString())
                .build());
    }

    boolean isOn() {
        return provider != null;
    }

    Tracer tracer() {
        return tracer;
    }

    @PreDestroy
    void end() {
        if (provider != null) {
            provider.shutdown().join(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }
}

package io.gyosil.kit.trace;

import io.gyosil.kit.GyosilService;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.MapFormat;
import io.micronaut.core.naming.conventions.StringConvention;
import io.micronaut.core.value.PropertyResolver;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Hands spans to a collector, by the variables of OpenTelemetry. Without a collector there is no thread and no queue, and nothing is
 * recorded. With one that is away or slow, spans are lost, and nothing else is.
 */
@Singleton
final class Tracing {

    private static final String SCOPE = "io.gyosil";
    private static final long END_WITHIN_SECONDS = 2;
    private static final String NONE = "none";
    private static final String EXPORTER = "traces.exporter";

    /** The settings of which one says that there is a collector. */
    private static final List<String> COLLECTOR =
            List.of(EXPORTER, "exporter.otlp.endpoint", "exporter.otlp.traces.endpoint");

    private final @Nullable OpenTelemetrySdk sdk;
    private final Tracer tracer;

    /**
     * @param settings those of OpenTelemetry without their first word
     * @param properties all that the service is configured by
     * @param own where spans go instead of to a collector
     */
    Tracing(
            @Property(name = "otel")
                    @MapFormat(transformation = MapFormat.MapTransformation.FLAT, keyFormat = StringConvention.RAW)
                    @Nullable
                    Map<String, String> settings,
            PropertyResolver properties,
            @Value("${gyosil.database.service}") String service,
            @Nullable SpanExporter own) {
        Map<String, String> given = new HashMap<>(settings == null ? Map.of() : settings);
        // The map above has no variables of the environment, which the SDK reads by itself.
        COLLECTOR.forEach(name ->
                properties.getProperty("otel." + name, String.class).ifPresent(value -> given.put(name, value)));
        this.sdk = own != null || hasCollector(given) ? sdk(given, service, own) : null;
        this.tracer = (sdk == null ? TracerProvider.noop() : sdk.getTracerProvider()).get(SCOPE);
    }

    private static boolean hasCollector(Map<String, String> settings) {
        return !settings.getOrDefault(EXPORTER, "").equals(NONE)
                && COLLECTOR.stream()
                        .anyMatch(name -> !settings.getOrDefault(name, "").isBlank());
    }

    private static OpenTelemetrySdk sdk(Map<String, String> given, String service, @Nullable SpanExporter own) {
        SdkLog.install();
        Map<String, String> settings = new HashMap<>(Map.of(
                "otel.service.name", service,
                "otel.exporter.otlp.protocol", "http/protobuf",
                "otel.exporter.otlp.compression", "gzip",
                "otel.metrics.exporter", NONE,
                "otel.logs.exporter", NONE));
        given.forEach((name, value) -> settings.put("otel." + name, value));
        if (own != null) {
            settings.put("otel.traces.exporter", NONE);
        }
        return AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook()
                .addPropertiesSupplier(() -> settings)
                .addResourceCustomizer((resource, config) -> process().merge(resource))
                .addTracerProviderCustomizer((tracers, config) -> with(own, tracers))
                .build()
                .getOpenTelemetrySdk();
    }

    private static SdkTracerProviderBuilder with(@Nullable SpanExporter own, SdkTracerProviderBuilder tracers) {
        return own == null ? tracers : tracers.addSpanProcessor(SimpleSpanProcessor.create(own));
    }

    private static Resource process() {
        return Resource.create(Attributes.builder()
                .put("service.namespace", "gyosil")
                .put("service.version", GyosilService.version())
                .put("service.instance.id", UUID.randomUUID().toString())
                .build());
    }

    boolean isOn() {
        return sdk != null;
    }

    Tracer tracer() {
        return tracer;
    }

    @PreDestroy
    void end() {
        if (sdk != null) {
            sdk.shutdown().join(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        }
    }
}

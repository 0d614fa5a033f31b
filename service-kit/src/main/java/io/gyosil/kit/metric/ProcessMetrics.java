package io.gyosil.kit.metric;

import io.gyosil.kit.GyosilService;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/** Which build runs here, and how hard its memory is pressed: two things that the framework does not measure. */
@Factory
class ProcessMetrics {

    @Singleton
    MeterBinder build() {
        return meters -> Gauge.builder("gyosil.build.info", () -> 1)
                .description("1, and which build runs here on which Java")
                .tag("version", GyosilService.version())
                .tag("java", Runtime.version().toString())
                .register(meters);
    }

    /** A heap is full by what is left after a collection; before it, every heap fills up. */
    @Singleton
    @Bean(preDestroy = "close")
    JvmHeapPressureMetrics heapPressure() {
        return new JvmHeapPressureMetrics();
    }
}

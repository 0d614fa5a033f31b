package io.gyosil.study.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** Counts uploads by what became of them: every one that was sent, those refused before anything was read among them. */
@Singleton
class UploadCounts {

    /** Ingest is switched off. */
    static final String DISABLED = "disabled";

    /** Not a viewer's token. */
    static final String UNAUTHENTICATED = "unauthenticated";

    /** More than one MiB. */
    static final String TOO_LARGE = "too_large";

    /** Not of the right form. */
    static final String INVALID = "invalid";

    /** The server could not do it; the viewer will send it again. */
    static final String FAILED = "failed";

    private final MeterProvider<Counter> counters;

    UploadCounts(MeterRegistry meters) {
        this.counters = Counter.builder("gyosil.ingest.uploads")
                .description("Uploads by what became of them")
                .withRegistry(meters);
        // A counter that comes into being with its first upload would hide it from a query for the increase.
        Stream.concat(Stream.of(DISABLED, UNAUTHENTICATED, TOO_LARGE, INVALID, FAILED), UploadResult.KINDS.stream())
                .forEach(result -> counters.withTag("result", result));
    }

    void count(String result) {
        counters.withTag("result", result).increment();
    }
}

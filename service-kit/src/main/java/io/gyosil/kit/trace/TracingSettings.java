package io.gyosil.kit.trace;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether and what is traced.
 *
 * @param endpoint the collector's address for OTLP over HTTP, such as {@code http://collector:4318/v1/traces}; without
 *     one nothing is traced
 * @param share of the traces that begin here, 0 to 1
 * @param askedPerSecond how many traces a second are recorded only because their callers ask for it; beyond, the share
 *     decides as it does for everybody
 */
@ConfigurationProperties("gyosil.tracing")
record TracingSettings(
        @Nullable String endpoint,
        @Bindable(defaultValue = "1") double share,
        @Bindable(defaultValue = "5") int askedPerSecond) {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s]+(/\\S*)?");

    TracingSettings {
        if (endpoint != null
                && !endpoint.isBlank()
                && !ADDRESS.matcher(endpoint).matches()) {
            throw new IllegalArgumentException(
                    "GYOSIL_TRACING_ENDPOINT must be an address such as http://collector:4318/v1/traces");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("GYOSIL_TRACING_SHARE must be 0 to 1, not " + share);
        }
        if (askedPerSecond < 0) {
            throw new IllegalArgumentException(
                    "GYOSIL_TRACING_ASKED_PER_SECOND must be 0 or more, not " + askedPerSecond);
        }
    }

    /** Whether there is a collector. */
    boolean hasCollector() {
        return endpoint != null && !endpoint.isBlank();
    }
}

package io.gyosil.kit.shutdown;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How a service ends.
 *
 * @param delay how long a service that is asked to stop still takes requests, while {@code /health/readiness} says 503: until
 *     everything that sends requests has noticed
 */
@ConfigurationProperties("gyosil.shutdown")
record ShutdownSettings(
        @Bindable(defaultValue = "0s") @DurationRange(min = "0s", max = "5m")
        Duration delay) {}

package io.gyosil.kit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Where a service listens. The server takes it by itself; here it is checked and described.
 *
 * @param port the port; -1 takes any that is free
 * @param host the address to listen on; all of them without it
 */
@ConfigurationProperties("micronaut.server")
record ListenSettings(
        @Bindable(defaultValue = "8080") @Min(-1) @Max(65_535)
        int port,

        @Nullable @Size(min = 1, max = 255) String host) {}

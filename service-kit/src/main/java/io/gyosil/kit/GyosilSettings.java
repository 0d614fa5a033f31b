package io.gyosil.kit;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;

/**
 * What concerns a service as a whole.
 *
 * @param proxies how many proxies of ours stand before the service: so many entries of {@code X-Forwarded-For} are believed, from
 *     behind, and with one at least {@code X-Forwarded-Proto}. Without it everybody behind the entrance is one address
 * @param timeZone where a calendar day begins and ends
 * @param maxRequestSize the largest body; beyond 1 MiB it is streamed to a file
 */
@ConfigurationProperties("gyosil")
public record GyosilSettings(
        @Bindable(defaultValue = "0") @Min(0) @Max(10) int proxies,
        @Bindable(defaultValue = "Asia/Seoul") ZoneId timeZone,

        @Bindable(defaultValue = "1MB") @ReadableBytes @Min(1 << 20) @Max(2L << 30)
        long maxRequestSize) {}

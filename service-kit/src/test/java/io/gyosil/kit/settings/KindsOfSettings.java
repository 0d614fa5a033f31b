package io.gyosil.kit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.ZoneId;

/** A setting of each kind. */
@ConfigurationProperties("gyosil.kinds")
record KindsOfSettings(
        @Bindable(defaultValue = "key-of-the-trial") @Secret @Size(min = 8, max = 20)
        String secret,

        @Bindable(defaultValue = "") @Secret @Size(max = 20) String word,

        @Bindable(defaultValue = "http://here") @Address({"http:", "file:"})
        String address,

        @Bindable(defaultValue = "0.1") @DecimalMin("0") @DecimalMax("0.5")
        double share,

        @Bindable(defaultValue = "1s") @DurationRange(min = "500ms", max = "36h")
        Duration pause,

        @Bindable(defaultValue = "1KB") @ReadableBytes @Min(1024) @Max(1 << 20)
        long size,

        @Bindable(defaultValue = "7") @Min(1) @Max(500) int number,
        @Bindable(defaultValue = "UTC") ZoneId zone,

        @Bindable(defaultValue = "AB") @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters")
        String letters,

        @Bindable(defaultValue = "true") boolean on) {}

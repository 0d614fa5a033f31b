package io.gyosil.classroom;

import io.gyosil.kit.settings.DurationRange;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * The limits of roster imports.
 *
 * @param thresholdShare the share of a kind's rows of which more changed or removed is asked about
 * @param thresholdFrom an organization with fewer rows of a kind is not asked
 * @param mostBytes of all files of a roster together, unpacked
 * @param mostRows of all its files together
 * @param mostRatio how many times its packed size a file beyond 10 MiB may have
 * @param chunk rows applied or taken back in one transaction
 * @param keep how long an import can be applied or undone
 * @param folder where files lie while they are read; the system's temporary folder without it
 */
@ConfigurationProperties("gyosil.roster")
public record RosterSettings(
        @Bindable(defaultValue = "0.2") @DecimalMin("0") @DecimalMax("1")
        double thresholdShare,

        @Bindable(defaultValue = "50") @Min(0) @Max(1_000_000_000)
        long thresholdFrom,

        @Bindable(defaultValue = "1073741824") @Min(1) @Max(1L << 40)
        long mostBytes,

        @Bindable(defaultValue = "2000000") @Min(1) @Max(100_000_000)
        long mostRows,

        @Bindable(defaultValue = "200") @Min(1) @Max(100_000)
        long mostRatio,

        @Bindable(defaultValue = "2500") @Min(1) @Max(5000) int chunk,

        @Bindable(defaultValue = "30d") @DurationRange(min = "1ms", max = "3650d")
        Duration keep,

        @Bindable(defaultValue = "") String folder) {}

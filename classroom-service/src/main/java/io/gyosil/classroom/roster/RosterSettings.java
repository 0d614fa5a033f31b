package io.gyosil.classroom.roster;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * The limits of roster imports.
 *
 * @param thresholdShare the share of the rows of a kind, from 0 to 1, that may change or go without being asked about
 * @param thresholdFrom an organization with fewer rows of a kind is never asked
 * @param mostBytes of all files of a roster together, unpacked
 * @param mostRows of all files together
 * @param mostRatio how many times its packed size a file may have, once it is beyond 10 MiB
 * @param chunk rows that are applied or taken back in one transaction, 1 to 5,000
 * @param hold how long nobody else takes over from one who has died while applying
 * @param keep how long rows and journal are kept, and so an import can be undone
 * @param folder where files lie while they are read; the system's folder for temporary files when empty
 */
@ConfigurationProperties("gyosil.roster")
public record RosterSettings(
        @Bindable(defaultValue = "0.2") double thresholdShare,
        @Bindable(defaultValue = "50") long thresholdFrom,
        @Bindable(defaultValue = "1073741824") long mostBytes,
        @Bindable(defaultValue = "2000000") long mostRows,
        @Bindable(defaultValue = "200") long mostRatio,
        @Bindable(defaultValue = "2500") int chunk,
        @Bindable(defaultValue = "20s") Duration hold,
        @Bindable(defaultValue = "30d") Duration keep,
        @Bindable(defaultValue = "") String folder) {

    private static final int MOST_CHUNK = 5_000;

    /** Checks what was set. */
    public RosterSettings {
        if (chunk < 1 || chunk > MOST_CHUNK) {
            throw new IllegalArgumentException("gyosil.roster.chunk is " + chunk + "; it is from 1 to " + MOST_CHUNK);
        }
        if (!(thresholdShare >= 0 && thresholdShare <= 1)) {
            throw new IllegalArgumentException(
                    "gyosil.roster.threshold-share is " + thresholdShare + "; it is from 0 to 1");
        }
    }
}

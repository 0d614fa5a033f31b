package io.gyosil.classroom.organization;

import io.gyosil.kit.problem.FieldError;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The time zones that an organization can have. */
final class TimeZones {

    private TimeZones() {}

    /** What is wrong with one that a request names. */
    static List<FieldError> faults(@Nullable String timeZone) {
        try {
            if (timeZone != null) {
                ZoneId.of(timeZone);
            }
            return List.of();
        } catch (DateTimeException e) {
            return List.of(FieldError.of("/time_zone", "field.time-zone"));
        }
    }
}

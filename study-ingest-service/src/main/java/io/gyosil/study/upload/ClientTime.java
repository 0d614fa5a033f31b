package io.gyosil.study.upload;

import io.gyosil.kit.request.CleanText;
import io.gyosil.kit.request.RawJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads what a viewer's clock said. */
final class ClientTime {

    /** Clocks count from 1970, and in some time zones that was in the year before; what is earlier was never set. */
    private static final Instant EARLIEST = Instant.parse("1969-12-31T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private ClientTime() {}

    /** What stands in a body; null for what can be no time of a clock. */
    static @Nullable Instant read(RawJson json) {
        String text = json.text();
        return text.startsWith("\"") ? read(text.substring(1, text.length() - 1)) : null;
    }

    /** A time by RFC 3339, to the microsecond; null for what can be no time of a clock. */
    static @Nullable Instant read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(CleanText.of(text)).toInstant().truncatedTo(ChronoUnit.MICROS);
            return time.isBefore(EARLIEST) || time.isAfter(LATEST) ? null : time;
        } catch (DateTimeException e) {
            return null;
        }
    }
}

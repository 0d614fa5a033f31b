package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Times by RFC 3339, to the microsecond, between 1970 and 9999: others come from no clock. */
final class Times {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Times() {}

    static @Nullable Instant read(JsonParser parser, Faults faults) throws IOException {
        Instant time;
        try {
            time = parsed(parser.hasToken(JsonToken.VALUE_STRING) ? CleanText.of(parser.getText()) : "");
        } catch (DateTimeException e) {
            faults.refuse(parser, "field.time");
            return null;
        }
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LATEST)) {
            faults.refuse(parser, "field.time-range");
            return null;
        }
        return time;
    }

    private static Instant parsed(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}

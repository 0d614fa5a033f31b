package io.gyosil.kit.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.request.CleanText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list: the sort key of the last item seen. Opaque to callers.
 *
 * @param key the values of the sort key, as text
 */
public record Cursor(List<String> key) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final int LATEST_YEAR = 9999;

    /** A place named by these values. */
    public static Cursor at(String... key) {
        return new Cursor(List.of(key));
    }

    /** As callers carry it. */
    public String encoded() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(key));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A value of the sort key that is a number.
     *
     * @throws ProblemException when it is not: the cursor is not one of ours
     */
    public long number(int part) {
        return parsed(part, Long::parseLong);
    }

    /**
     * A value of the sort key that is something else than text.
     *
     * @throws ProblemException when it cannot be read so: the cursor is not one of ours
     */
    public <V> V parsed(int part, Function<String, V> reading) {
        try {
            V value = reading.apply(key.get(part));
            if (isBeyondTime(value)) {
                throw invalid();
            }
            return value;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw invalid();
        }
    }

    /**
     * Reads a caller's cursor.
     *
     * @param parts how many values its sort key has
     * @return null when there is none
     * @throws ProblemException when it is not one of ours
     */
    public static @Nullable Cursor decode(@Nullable String encoded, int parts) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        try {
            String[] key = JSON.readValue(Base64.getUrlDecoder().decode(encoded), String[].class);
            if (key != null
                    && key.length == parts
                    && Stream.of(key).allMatch(value -> value != null && CleanText.isStorable(value))) {
                return at(key);
            }
            throw invalid();
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    /** Whether it is a time that no database has room for, and no list of ours therefore either. */
    private static boolean isBeyondTime(Object value) {
        return switch (value) {
            case Instant time -> time.isBefore(Instant.EPOCH) || time.isAfter(LATEST);
            case LocalDate date -> date.getYear() < 1 || date.getYear() > LATEST_YEAR;
            default -> false;
        };
    }

    private static ProblemException invalid() {
        return ProblemException.invalid("?cursor", "parameter.cursor");
    }
}

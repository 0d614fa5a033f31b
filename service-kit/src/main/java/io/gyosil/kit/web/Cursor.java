package io.gyosil.kit.web;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
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
            return reading.apply(key.get(part));
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
                    && Stream.of(key).allMatch(value -> value != null && StorableText.is(value))) {
                return at(key);
            }
            throw invalid();
        } catch (IOException | IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static ProblemException invalid() {
        return ProblemException.invalid(
                List.of(new FieldError("?cursor", "is not a cursor of this list; start again without it")));
    }
}

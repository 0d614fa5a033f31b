package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationContext;
import io.gyosil.kit.problem.FieldError;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One body that is being read, and what is wrong with it, in the order in which it was found; of each place the first thing alone. */
final class Faults {

    private final char[] body;
    private final Map<String, FieldError> errors = new LinkedHashMap<>();
    private final Deque<RawJson> begun = new ArrayDeque<>();

    Faults(char[] body) {
        this.body = body;
    }

    /** Those of the body that is being read. */
    static Faults of(DeserializationContext context) {
        return (Faults) Objects.requireNonNull(context.getAttribute(Faults.class));
    }

    char[] body() {
        return body;
    }

    /** The records that are being read and whose JSON is wanted as it came, the innermost first. */
    Deque<RawJson> begun() {
        return begun;
    }

    void note(FieldError error) {
        errors.putIfAbsent(error.pointer(), error);
    }

    /** Notes something about the value where the parser is. */
    void note(JsonParser at, String key, Object... parts) {
        note(FieldError.of(at.getParsingContext().pathAsPointer().toString(), key, parts));
    }

    /** Notes that a value is of the wrong kind, and passes over it. */
    void refuse(JsonParser at, String key, Object... parts) throws IOException {
        note(at, key, parts);
        at.skipChildren();
    }

    /** Notes a text that could not be stored; where it is a field's name, at what the field is of, since it cannot be said. */
    void noteUnstorable(JsonParser at) {
        JsonStreamContext place = at.getParsingContext();
        for (JsonStreamContext above = place; above != null; above = above.getParent()) {
            if (above.hasCurrentName() && !CleanText.isStorable(above.getCurrentName())) {
                place = above.getParent();
            }
        }
        note(FieldError.of(
                (place == null ? JsonPointer.empty() : place.pathAsPointer()).toString(), "field.unstorable"));
    }

    List<FieldError> all() {
        return List.copyOf(errors.values());
    }
}

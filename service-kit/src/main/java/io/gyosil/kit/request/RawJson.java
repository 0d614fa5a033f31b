package io.gyosil.kit.request;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A JSON value just as it came: no number of it was read, so none was rounded. */
@Schema(description = "Any JSON; it is kept as it came")
public final class RawJson {

    private final char[] body;
    private final int from;
    private int to;

    /** The value where the parser is, which goes up to where it {@link #ends}. */
    RawJson(char[] body, JsonParser parser) {
        this.body = body;
        this.from = (int) parser.currentTokenLocation().getCharOffset();
    }

    /** It has been read: the parser is at its last token. */
    RawJson ends(JsonParser parser) {
        to = (int) parser.currentLocation().getCharOffset();
        return this;
    }

    /** The value, from its first character to its last. */
    @JsonValue
    @JsonRawValue
    public String text() {
        return new String(body, from, to - from);
    }

    /** The value, or null where there is none. */
    public static @Nullable String textOf(@Nullable RawJson json) {
        return json == null ? null : json.text();
    }

    /** How many characters it has. */
    public int length() {
        return to - from;
    }

    /** Whether it is an object. */
    public boolean holdsObject() {
        return body[from] == '{';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RawJson json && json.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}

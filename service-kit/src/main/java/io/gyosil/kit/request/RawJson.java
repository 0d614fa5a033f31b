package io.gyosil.kit.request;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON value just as it came: no number of it was read, so none was rounded. */
public final class RawJson {

    private final char[] body;
    private final int from;
    private final int to;

    RawJson(char[] body, long from, long to) {
        this.body = body;
        this.from = (int) from;
        this.to = (int) to;
    }

    /** The value, from its first character to its last. */
    @JsonValue
    @JsonRawValue
    public String text() {
        return new String(body, from, to - from);
    }

    /** How many characters it has. */
    public int length() {
        return to - from;
    }

    /** Whether it is an object. */
    public boolean isObject() {
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

    static RawJson read(JsonParser parser, Faults faults) throws IOException {
        long from = parser.currentTokenLocation().getCharOffset();
        if (parser.currentName() != null && !TextReader.isStorable(parser.currentName())) {
            faults.noteUnstorable(parser);
        }
        passOver(parser, faults);
        return new RawJson(faults.body(), from, parser.currentLocation().getCharOffset());
    }

    /** Passes over a value, but not over text in it that could not be stored. */
    private static void passOver(JsonParser parser, Faults faults) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
            if (isText && !TextReader.isStorable(parser.getText())) {
                faults.noteUnstorable(parser);
            }
        } while (depth > 0 && parser.nextToken() != null);
    }
}

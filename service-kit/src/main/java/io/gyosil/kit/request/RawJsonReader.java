package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Passes over a value and keeps it as it came. */
final class RawJsonReader extends StdScalarDeserializer<RawJson> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final boolean ofWholeRecord;

    RawJsonReader(boolean ofWholeRecord) {
        super(RawJson.class);
        this.ofWholeRecord = ofWholeRecord;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        return property == null ? this : new RawJsonReader(property.getAnnotation(AsItCame.class) != null);
    }

    @Override
    public RawJson deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Faults faults = Faults.of(context);
        RawJson value = new RawJson(faults.body(), parser);
        if (parser.currentName() != null && !CleanText.isStorable(parser.currentName())) {
            faults.noteUnstorable(parser);
        }
        passOver(parser, faults);
        // A field that is called like the part that holds the record's own JSON does not get into it.
        return ofWholeRecord ? Objects.requireNonNull(faults.begun().peek()) : value.ends(parser);
    }

    /** Passes over a value, but not over text in it that could not be stored. */
    private static void passOver(JsonParser parser, Faults faults) throws IOException {
        int depth = 0;
        do {
            JsonToken token = parser.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            boolean isText = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
            if (isText && !CleanText.isStorable(parser.getText())) {
                faults.noteUnstorable(parser);
            }
        } while (depth > 0 && parser.nextToken() != null);
    }
}

package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a text, cleaned, and without control characters but tabs and line ends. */
class TextReader extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;
    private static final String UNSTORABLE = "field.unstorable";

    TextReader() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return checked(clean(parser.getText()), parser, context);
        }
        return other(parser, context);
    }

    String clean(String text) {
        return CleanText.of(text);
    }

    /** Reads what is no text. */
    @Nullable
    String other(JsonParser parser, DeserializationContext context) throws IOException {
        Faults.of(context).refuse(parser, "field.text");
        return null;
    }

    private static @Nullable String checked(String text, JsonParser parser, DeserializationContext context) {
        String fault = fault(text);
        if (fault == null) {
            return text;
        }
        Faults.of(context).note(parser, fault);
        return null;
    }

    /** Whether a database takes it, as text and within JSON. */
    static boolean isStorable(String text) {
        return !UNSTORABLE.equals(fault(text));
    }

    private static @Nullable String fault(String text) {
        String fault = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isHalfOfPair(text, i))) {
                return UNSTORABLE;
            }
            if (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r') {
                fault = "field.control";
            }
        }
        return fault;
    }

    private static boolean isHalfOfPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}

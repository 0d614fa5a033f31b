package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text without control characters but tabs and line ends: cleaned, or as an {@link OpaqueId} or {@link Verbatim} asks for.
 */
final class TextReader extends StdScalarDeserializer<String> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient UnaryOperator<String> clean;
    private final boolean takesNumbers;

    TextReader() {
        this(CleanText::of, false);
    }

    private TextReader(UnaryOperator<String> clean, boolean takesNumbers) {
        super(String.class);
        this.clean = clean;
        this.takesNumbers = takesNumbers;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property != null && property.getAnnotation(OpaqueId.class) != null) {
            return new TextReader(CleanText::ofId, true);
        }
        return property != null && property.getAnnotation(Verbatim.class) != null
                ? new TextReader(UnaryOperator.identity(), false)
                : this;
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            return checked(clean.apply(parser.getText()), parser, context);
        }
        String number = takesNumbers ? Numbers.wholeText(parser) : null;
        if (number == null) {
            Faults.of(context).refuse(parser, "field.text");
        }
        return number;
    }

    private static @Nullable String checked(String text, JsonParser parser, DeserializationContext context) {
        String fault = fault(text);
        if (fault == null) {
            return text;
        }
        Faults.of(context).note(parser, fault);
        return null;
    }

    private static @Nullable String fault(String text) {
        if (!CleanText.isStorable(text)) {
            return "field.unstorable";
        }
        return text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                ? "field.control"
                : null;
    }
}

package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import io.gyosil.kit.problem.FieldError;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the mapper itself finds wrong: it is noted, passed over, and reading goes on. */
final class Unexpected extends DeserializationProblemHandler {

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            @Nullable JsonDeserializer<?> reader,
            Object bean,
            String name)
            throws IOException {
        // The record may have been made before, and this be played back to it: then the real parser is just behind its
        // last field.
        JsonParser real = context.getParser();
        JsonPointer place = real.getParsingContext().pathAsPointer();
        if (!real.hasToken(JsonToken.END_OBJECT)) {
            place = place.head();
        }
        Faults.of(context)
                .note(
                        CleanText.isStorable(name)
                                ? FieldError.of(place.appendProperty(name).toString(), "field.unknown")
                                : FieldError.of(place.toString(), "field.unstorable"));
        parser.skipChildren();
        return true;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, @Nullable String message)
            throws IOException {
        Faults.of(context).refuse(parser, type.isContainerType() ? "field.list" : "field.object");
        return null;
    }

    @Override
    public @Nullable Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            @Nullable ValueInstantiator instantiator,
            JsonParser parser,
            @Nullable String message)
            throws IOException {
        Faults.of(context).refuse(parser, Iterable.class.isAssignableFrom(type) ? "field.list" : "field.object");
        return null;
    }
}

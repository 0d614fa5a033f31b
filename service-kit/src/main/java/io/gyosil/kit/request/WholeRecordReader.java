package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.InjectableValues;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads a record that wants its own JSON {@link AsItCame}, from where it begins to where it ends. */
final class WholeRecordReader extends DelegatingDeserializer {

    private static final long serialVersionUID = 1L;

    private WholeRecordReader(JsonDeserializer<?> reader) {
        super(reader);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new WholeRecordReader(reader);
    }

    @Override
    public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Faults faults = Faults.of(context);
        faults.begun().push(new RawJson(faults.body(), parser));
        try {
            return super.deserialize(parser, context);
        } finally {
            faults.begun().pop().ends(parser);
        }
    }

    /** Has those records read by one of these. */
    static final class Chosen extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription record, JsonDeserializer<?> reader) {
            boolean wanted = record.getBeanClass().isRecord()
                    && Arrays.stream(record.getBeanClass().getDeclaredConstructors())
                            .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                            .anyMatch(parameter -> parameter.isAnnotationPresent(AsItCame.class));
            return wanted ? new WholeRecordReader(reader) : reader;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription description, JsonDeserializer<?> reader) {
            return ScalarReader.oneOf(type.getRawClass());
        }
    }

    /** The JSON of the innermost record. */
    static final class Json extends InjectableValues {

        @Override
        public Object findInjectableValue(
                Object id, DeserializationContext context, BeanProperty property, @Nullable Object bean) {
            return Faults.of(context).begun().getFirst();
        }
    }
}

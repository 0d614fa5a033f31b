package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Reads a whole number within what its type, {@code @Min} and {@code @Max} grant. */
final class WholeNumberReader<N> extends StdScalarDeserializer<N> implements ContextualDeserializer {

    private static final long serialVersionUID = 1L;

    private final transient LongFunction<N> as;
    private final @Nullable N absent;
    private final long least;
    private final long most;
    private final boolean rounded;

    private WholeNumberReader(
            Class<?> type, LongFunction<N> as, @Nullable N absent, long least, long most, boolean rounded) {
        super(type);
        this.as = as;
        this.absent = absent;
        this.least = least;
        this.most = most;
        this.rounded = rounded;
    }

    static WholeNumberReader<Integer> ints(Class<Integer> type) {
        Integer absent = type.isPrimitive() ? 0 : null;
        return new WholeNumberReader<>(type, Math::toIntExact, absent, Integer.MIN_VALUE, Integer.MAX_VALUE, false);
    }

    static WholeNumberReader<Long> longs(Class<Long> type) {
        Long absent = type.isPrimitive() ? 0L : null;
        return new WholeNumberReader<>(type, Long::valueOf, absent, Long.MIN_VALUE, Long.MAX_VALUE, false);
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        if (property == null) {
            return this;
        }
        Min min = property.getAnnotation(Min.class);
        Max max = property.getAnnotation(Max.class);
        return new WholeNumberReader<>(
                handledType(),
                as,
                absent,
                min == null ? least : Math.max(least, min.value()),
                max == null ? most : Math.min(most, max.value()),
                property.getAnnotation(Rounded.class) != null);
    }

    @Override
    public @Nullable N deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_NUMBER_INT) && parser.getNumberType() != NumberType.BIG_INTEGER) {
            long number = parser.getLongValue();
            return number >= least && number <= most ? as.apply(number) : refused(parser, context);
        }
        Long number = Numbers.whole(Numbers.decimal(parser), rounded, least, most);
        return number == null ? refused(parser, context) : as.apply(number);
    }

    private @Nullable N refused(JsonParser parser, DeserializationContext context) throws IOException {
        if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
            Faults.of(context).refuse(parser, "field.whole");
        } else {
            Faults.of(context).refuse(parser, "field.whole-range", least, most);
        }
        return absent;
    }

    @Override
    public @Nullable N getNullValue(DeserializationContext context) {
        return absent;
    }
}

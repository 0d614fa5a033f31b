package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value that is neither text nor whole number; of the wrong kind it is noted, and reading goes on. */
final class ScalarReader<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1L;

    private final transient Reading<T> reading;
    private final @Nullable T absent;

    private ScalarReader(Class<?> type, @Nullable T absent, Reading<T> reading) {
        super(type);
        this.absent = absent;
        this.reading = reading;
    }

    /** Reads the value where the parser is; null when it is of the wrong kind, which then was noted. */
    @FunctionalInterface
    interface Reading<T> {
        @Nullable
        T read(JsonParser parser, Faults faults) throws IOException;
    }

    /** Has a mapper read everything of a request's fields our way. */
    static void register(SimpleModule module) {
        module.addDeserializer(String.class, new TextReader());
        module.addDeserializer(Integer.class, WholeNumberReader.ints(Integer.class));
        module.addDeserializer(int.class, WholeNumberReader.ints(int.class));
        module.addDeserializer(Long.class, WholeNumberReader.longs(Long.class));
        module.addDeserializer(long.class, WholeNumberReader.longs(long.class));
        add(module, Boolean.class, null, ScalarReader::flag);
        add(module, boolean.class, false, ScalarReader::flag);
        add(module, BigDecimal.class, null, ScalarReader::decimal);
        add(module, Double.class, null, ScalarReader::real);
        add(module, java.time.Instant.class, null, Times::read);
        add(module, LocalDate.class, null, ScalarReader::date);
        module.addDeserializer(RawJson.class, new RawJsonReader(false));
    }

    private static <T> void add(SimpleModule module, Class<T> type, @Nullable T absent, Reading<T> reading) {
        module.addDeserializer(type, new ScalarReader<>(type, absent, reading));
    }

    /** Reads one of an enum's names: what {@code @JsonProperty} says. */
    static <E> ScalarReader<E> oneOf(Class<E> type) {
        Map<String, E> names = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .forEach(constant -> names.put(WireNames.of((Enum<?>) constant), constant));
        return new ScalarReader<>(type, null, (parser, faults) -> {
            E constant = parser.hasToken(JsonToken.VALUE_STRING) ? names.get(parser.getText()) : null;
            if (constant == null) {
                faults.refuse(parser, "field.one-of", String.join(", ", names.keySet()));
            }
            return constant;
        });
    }

    @Override
    public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        T value = reading.read(parser, Faults.of(context));
        return value == null ? absent : value;
    }

    @Override
    public @Nullable T getNullValue(DeserializationContext context) {
        return absent;
    }

    private static @Nullable Boolean flag(JsonParser parser, Faults faults) throws IOException {
        if (parser.currentToken().isBoolean()) {
            return parser.getBooleanValue();
        }
        faults.refuse(parser, "field.flag");
        return null;
    }

    private static @Nullable BigDecimal decimal(JsonParser parser, Faults faults) throws IOException {
        BigDecimal number = Numbers.decimal(parser);
        if (number == null) {
            faults.refuse(parser, "field.number");
        }
        return number;
    }

    private static @Nullable Double real(JsonParser parser, Faults faults) throws IOException {
        BigDecimal number = decimal(parser, faults);
        return number == null ? null : number.doubleValue();
    }

    private static @Nullable LocalDate date(JsonParser parser, Faults faults) throws IOException {
        try {
            return LocalDate.parse(parser.hasToken(JsonToken.VALUE_STRING) ? CleanText.of(parser.getText()) : "");
        } catch (DateTimeException e) {
            faults.refuse(parser, "field.date");
            return null;
        }
    }
}

package io.gyosil.kit.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;

/** The JSON of events: snake_case, RFC 3339 times; fields that a reader does not know are passed over. */
public final class EventJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // A missing number is no zero.
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventJson() {}

    /** The event's data as it goes over the wire. */
    public static String write(Object event) {
        try {
            return MAPPER.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + event.getClass(), e);
        }
    }

    /**
     * Reads an event's data.
     *
     * @throws UnreadableEventException when it is not the JSON of such an event
     */
    public static <T> T read(byte[] data, Class<T> type) {
        try {
            T event = MAPPER.readValue(data, type);
            if (event == null) {
                throw new UnreadableEventException("the data is null");
            }
            return event;
        } catch (IOException e) {
            throw new UnreadableEventException("the data is not a " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}

package io.gyosil.kit.request;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import io.gyosil.kit.problem.Violations;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a body strictly: one JSON object in UTF-8, no field twice, nothing behind it, no text in it that could not be stored. What
 * is of the wrong kind, unknown, or breaks a constraint is refused at once and by its place.
 */
@Singleton
public final class StrictJson {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final char REPLACEMENT = '\uFFFD';

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new Jdk8Module().configureReadAbsentAsNull(true))
            .addModule(ours())
            .addHandler(new Unexpected())
            .injectableValues(new WholeRecordReader.Json())
            .build();

    private final Validator validator;

    StrictJson(Validator validator) {
        this.validator = validator;
    }

    private static SimpleModule ours() {
        SimpleModule module = new SimpleModule("gyosil");
        ScalarReader.register(module);
        return module.setDeserializerModifier(new WholeRecordReader.Chosen());
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException invalid, naming every bad field, or the line and column where it stops being JSON
     */
    public <T> T read(byte[] body, Class<T> type) {
        if (body.length == 0) {
            throw ProblemException.invalid("", "body.empty");
        }
        try {
            char[] text = decoded(body).toCharArray();
            try (JsonParser parser = MAPPER.getFactory().createParser(text)) {
                return read(parser, new Faults(text), type);
            }
        } catch (CharacterCodingException e) {
            throw ProblemException.invalid("", "body.not-utf8");
        } catch (StreamConstraintsException e) {
            throw ProblemException.invalid("", "body.too-complex");
        } catch (JsonProcessingException e) {
            throw refused(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(JsonParser parser, Faults faults, Class<T> type) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw ProblemException.invalid("", "body.no-object");
        }
        T value = MAPPER.readerFor(type).withAttribute(Faults.class, faults).readValue(parser);
        if (parser.nextToken() != null) {
            throw notJson(parser.currentTokenLocation());
        }
        validator.validate(value).forEach(violation -> Violations.inBody(violation)
                .ifPresent(faults::note));
        if (value instanceof SelfChecking request) {
            request.faults().forEach(faults::note);
        }
        if (!faults.all().isEmpty()) {
            throw ProblemException.invalid(faults.all());
        }
        return value;
    }

    /** By the letter: the parser would guess other encodings, and take sequences that are none in UTF-8. */
    private static String decoded(byte[] body) throws CharacterCodingException {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ProblemException refused(JsonProcessingException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            if (mapping.getCause() instanceof JsonProcessingException cause) {
                return cause instanceof StreamConstraintsException
                        ? ProblemException.invalid("", "body.too-complex")
                        : refused(cause);
            }
            return ProblemException.invalid(List.of(FieldError.of(pointer(mapping), "field.wrong-kind")));
        }
        return notJson(e.getLocation());
    }

    private static String pointer(JsonMappingException e) {
        StringBuilder pointer = new StringBuilder();
        e.getPath().forEach(step -> pointer.append('/')
                .append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()));
        return pointer.toString();
    }

    private static ProblemException notJson(JsonLocation at) {
        return ProblemException.invalid("", "body.not-json", at.getLineNr(), at.getColumnNr());
    }
}

package io.gyosil.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parses a request's body strictly: one JSON object in UTF-8, no field twice, nothing behind it. */
public final class JsonBody {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private JsonBody() {}

    /**
     * Reads the body.
     *
     * @throws ProblemException invalid, saying at which line and column it stops being JSON
     */
    public static FieldReader read(byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            throw invalid("is empty; send a JSON object");
        }
        try {
            JsonNode node = STRICT.readTree(body);
            if (node instanceof ObjectNode object) {
                return FieldReader.of(object);
            }
            throw invalid("must be a JSON object");
        } catch (JsonProcessingException e) {
            throw invalid("is not JSON in UTF-8, from line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + " on");
        } catch (IOException e) {
            throw invalid("is not JSON in UTF-8");
        }
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(List.of(new FieldError("", detail)));
    }
}

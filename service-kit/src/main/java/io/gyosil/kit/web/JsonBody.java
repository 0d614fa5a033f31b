package io.gyosil.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.kit.problem.FieldError;
import io.gyosil.kit.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses a request's body strictly: one JSON object in UTF-8, no field twice, nothing behind it, and no text in it, known
 * field or not, that could not be stored.
 */
public final class JsonBody {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

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
            if (STRICT.readTree(decoded(body)) instanceof ObjectNode object) {
                return FieldReader.of(storable(object));
            }
            throw invalid("must be a JSON object");
        } catch (CharacterCodingException e) {
            throw invalid("is not UTF-8");
        } catch (StreamConstraintsException e) {
            throw invalid("nests deeper, or has longer numbers or names, than is read here");
        } catch (JsonProcessingException e) {
            throw invalid("is not JSON, from line " + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + " on");
        }
    }

    /** By the letter: the parser would guess other encodings, and take sequences that are none in UTF-8. */
    private static String decoded(byte[] body) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(body))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private static ObjectNode storable(ObjectNode object) {
        JsonPointer breach = StorableText.firstBreach(object);
        if (breach != null) {
            throw ProblemException.invalid(List.of(new FieldError(breach.toString(), StorableText.RULE)));
        }
        return object;
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.invalid(List.of(new FieldError("", detail)));
    }
}

package io.gyosil.demo.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An {@code application/problem+json} answer (RFC 9457) as one sentence for people. */
final class Problem {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIELDS_SHOWN = 3;

    private Problem() {}

    static String sentence(int status, byte[] body) {
        JsonNode problem = read(body);
        if (!problem.isObject()) {
            return "it answered " + status + " without saying why";
        }
        var parts = new ArrayList<String>();
        parts.add(status + " " + problem.path("title").asText("(no title)"));
        String detail = problem.path("detail").asText("");
        if (!detail.isBlank()) {
            parts.add(detail);
        }
        parts.addAll(fields(problem.path("errors")));
        return String.join(": ", parts);
    }

    /** The body as JSON; a missing node where it is none, so that callers need not ask twice. */
    static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.missingNode();
        }
    }

    private static List<String> fields(JsonNode errors) {
        if (errors.isEmpty()) {
            return List.of();
        }
        var named = new ArrayList<String>();
        for (JsonNode error : errors) {
            if (named.size() == FIELDS_SHOWN) {
                named.add("and " + (errors.size() - FIELDS_SHOWN) + " more");
                break;
            }
            named.add(
                    error.path("pointer").asText() + " " + error.path("detail").asText());
        }
        return List.of(String.join("; ", named));
    }
}

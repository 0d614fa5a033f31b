package io.gyosil.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gyosil.bench.load.Answer;
import io.gyosil.bench.load.HttpConnection;
import io.gyosil.bench.load.HttpRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The calls that every server must answer alike: status, fields, counts, and the fields that are named as wrong. Ids and
 * times that a server makes up, and the wording of problems, may differ.
 */
final class Conformance {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "{\"pub_id\":\"nobody-knows\",\"selected\":1,\"unsure\":false}";

    private final int one;
    private final int other;
    private final String right;
    private final String wrong;
    private final String doubted;

    Conformance(School school) {
        one = school.learners();
        other = one + 1;
        right = answer(one, 0, 0, School.key(0, 0));
        wrong = answer(one, 0, 1, School.wrong(0, 1));
        doubted = "{\"pub_id\":\"" + School.pubId(one, 0, 2) + "\",\"unsure\":true,\"response_time_ms\":1200}";
    }

    /** What a server says to them, a line each. */
    List<String> ask(int port, String token) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, String> call : calls().entrySet()) {
            lines.add(line(call.getKey(), send(port, request(token, call.getValue()))));
        }
        String first = calls().getOrDefault("first sent", "");
        lines.add(line("a wrong token", send(port, request("no" + token, first))));
        lines.add(line("no token", send(port, request("", first))));
        return lines;
    }

    /** Over a connection of its own: a server may close one over which it got what it could not read. */
    private static Answer send(int port, byte[] request) throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            return connection.exchange(request);
        }
    }

    private Map<String, String> calls() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("first sent", upload("c-1", "09", right, wrong, doubted));
        calls.put("sent again", upload("c-1", "09", right, wrong, doubted));
        calls.put("sent again, changed", upload("c-1", "09", right, wrong, right));
        calls.put("two topics", upload("c-2", "10", answer(one, 1, 3, 1), wrong, answer(one, 1, 4, 2)));
        calls.put("the same question twice", upload("c-3", "11", wrong, right, wrong));
        calls.put("late", upload("c-4", "08", right, wrong));
        calls.put("one unknown question", upload("c-5", "12", UNKNOWN, right));
        calls.put("unknown questions only", upload("c-6", "12", UNKNOWN));
        calls.put("two owners", upload("c-7", "12", right, answer(other, 0, 0, 1)));
        calls.put(
                "fields of a newer viewer",
                upload("c-8", "13", right.replace("{", "{\"mood\":\"good\","))
                        .replace("\"quiz_mode\"", "\"viewer\":3,\"quiz_mode\""));
        calls.put("no attempts", upload("c-9", "13"));
        calls.put(
                "bad fields",
                "{\"started_at\":\"yesterday\",\"attempts\":[" + right.replace("\"selected\":", "\"selected\":-")
                        + ",{\"pub_id\":\"x\"}]}");
        calls.put("no JSON", "{\"attempts\":");
        return calls;
    }

    private static byte[] request(String token, String body) {
        return HttpRequests.json("POST", Uploads.PATH, token, body);
    }

    private static String upload(String uuid, String hour, String... attempts) {
        String time = "2024-03-01T" + hour + ":";
        List<String> timed = new ArrayList<>();
        for (int i = 0; i < attempts.length; i++) {
            // Every other attempt has no time of its own and is put between start and finish.
            boolean untimed = i % 2 == 1;
            timed.add(
                    untimed
                            ? attempts[i]
                            : attempts[i].replaceFirst("}$", ",\"answered_at\":\"" + time + "0" + i + ":10.250Z\"}"));
        }
        return "{\"client_session_uuid\":\"" + uuid + "\",\"started_at\":\"" + time + "00:00.500Z\",\"finished_at\":\""
                + time + "06:00.500+00:00\",\"quiz_mode\":\"random\",\"attempts\":[" + String.join(",", timed) + "]}";
    }

    private static String answer(int learner, int topic, int question, int selected) {
        return "{\"pub_id\":\"" + School.pubId(learner, topic, question) + "\",\"selected\":" + selected
                + ",\"unsure\":false}";
    }

    private static String line(String call, Answer answer) throws IOException {
        JsonNode body = JSON.readTree(answer.body());
        return call + " -> " + answer.status() + " " + (answer.status() < 400 ? taken(body) : refused(body));
    }

    private static String taken(JsonNode body) {
        for (JsonNode session : body.path("sessions")) {
            for (String own : List.of("session_id", "quiz_session_id", "finalized_at")) {
                if (session instanceof ObjectNode node && node.has(own)) {
                    node.put(own, "(its own)");
                }
            }
        }
        return sorted(body).toString();
    }

    private static String refused(JsonNode body) {
        TreeSet<String> pointers = new TreeSet<>();
        body.path("errors").forEach(error -> pointers.add(error.path("pointer").asText()));
        String stored = body.has("answer") ? " stored answer " + taken(body.path("answer")) : "";
        return body.path("type").asText() + " " + body.path("status").asText() + " " + pointers + stored;
    }

    /** The order of fields in an object means nothing. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = JSON.createObjectNode();
            TreeSet<String> names = new TreeSet<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> sorted.set(name, sorted(object.path(name))));
            return sorted;
        }
        if (node.isArray()) {
            var array = JSON.createArrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}

package io.gyosil.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All values of the chart as a table for people: names and meanings from its schema, defaults from its values. */
final class ValuesTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A default that is longer is to be looked up. */
    private static final int LONGEST = 60;

    private final JsonNode schema;
    private final List<String> rows = new ArrayList<>(List.of("| value | default | what |", "|---|---|---|"));

    private ValuesTable(JsonNode schema) {
        this.schema = schema;
    }

    static String written() {
        try {
            JsonNode schema = JSON.readTree(Chart.read("values.schema.json"));
            ValuesTable table = new ValuesTable(schema);
            Map<String, Object> defaults = Chart.yaml(Chart.read("values.yaml"));
            schema.get("properties").properties().forEach(value -> {
                switch (value.getKey()) {
                    case "global" -> {}
                    case "services" -> table.service();
                    default -> table.add(value.getKey(), value.getValue(), defaults.get(value.getKey()));
                }
            });
            return String.join("\n", table.rows) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a service, without what `defaults` has, too. */
    private void service() {
        schema.at("/definitions/service/properties").properties().forEach(value -> {
            if (!value.getValue().has("$ref")) {
                add("services.<name>." + value.getKey(), value.getValue(), null);
            }
        });
    }

    private void add(String name, JsonNode given, @Nullable Object ofChart) {
        JsonNode value =
                given.has("$ref") ? schema.at(given.get("$ref").asText().substring(1)) : given;
        if (value.has("properties") && !value.has("patternProperties")) {
            value.get("properties")
                    .properties()
                    .forEach(inner -> add(
                            name + "." + inner.getKey(),
                            inner.getValue(),
                            ofChart instanceof Map<?, ?> map ? map.get(inner.getKey()) : null));
        } else {
            rows.add("| `" + name + "` | " + shown(ofChart) + " | "
                    + value.get("description").asText() + " |");
        }
    }

    private static String shown(@Nullable Object ofChart) {
        if (ofChart == null || ofChart.equals("")) {
            return "";
        }
        try {
            String text = ofChart instanceof String plain ? plain : JSON.writeValueAsString(ofChart);
            return text.length() > LONGEST ? "see values.yaml" : "`" + text + "`";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

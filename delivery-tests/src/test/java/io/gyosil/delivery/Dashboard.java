package io.gyosil.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A dashboard of Grafana. */
record Dashboard(String name, JsonNode json) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(__rate_interval|[a-z]+)}?");
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), *([a-z_]+)\\)");

    /** The values of a label in some series, from which a variable is chosen. */
    record LabelValues(String series, String label) {}

    /** Everything that is drawn, without the rows' titles. */
    List<JsonNode> panels() {
        return items(json.path("panels"))
                .filter(panel -> !panel.path("type").asText().equals("row"))
                .toList();
    }

    static List<JsonNode> targets(JsonNode panel) {
        return items(panel.path("targets")).toList();
    }

    List<JsonNode> variables() {
        return items(json.at("/templating/list")).toList();
    }

    /** The expressions of all panels, as Grafana sends them when everything is chosen. */
    List<String> expressions() {
        return panels().stream()
                .flatMap(panel -> targets(panel).stream())
                .map(target -> everything(target.path("expr").asText()))
                .toList();
    }

    List<LabelValues> variableQueries() {
        return variables().stream()
                .filter(variable -> variable.path("type").asText().equals("query"))
                .map(variable ->
                        LABEL_VALUES.matcher(variable.at("/query/query").asText()))
                .filter(Matcher::matches)
                .map(query -> new LabelValues(everything(query.group(1)), query.group(2)))
                .toList();
    }

    /** The names of the variables in a text. */
    static List<String> variablesIn(String text) {
        return VARIABLE.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static String everything(String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> variable.group(1).equals("__rate_interval") ? "1m" : ".*");
    }

    @Override
    public String toString() {
        return name;
    }

    static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}

package io.gyosil.system.house;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The description of a service's interface, as its compilation writes it. */
record OpenApiDocument(String service, JsonNode root) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String SCHEMA = "#/components/schemas/";

    /** One route and what is said of it. */
    record Operation(String route, JsonNode node) {
        @Override
        public String toString() {
            return route;
        }

        boolean isForAnybody() {
            return node.path("security").isArray() && node.path("security").isEmpty();
        }
    }

    /** One field of a schema, as {@code Schema.field}. */
    record Field(String name, JsonNode schema) {
        @Override
        public String toString() {
            return name;
        }
    }

    @Override
    public String toString() {
        return service;
    }

    static OpenApiDocument read(String service, String yaml) {
        return new OpenApiDocument(service, JSON.valueToTree(new Yaml().load(yaml)));
    }

    /** Those of all services, as they were compiled last. */
    static List<OpenApiDocument> all() {
        return Tree.folders(Tree.ROOT)
                .filter(folder -> folder.getFileName().toString().endsWith("-service"))
                .map(OpenApiDocument::of)
                .toList();
    }

    private static OpenApiDocument of(Path module) {
        Path document = Tree.filesBelow(module.resolve("target/classes/META-INF/swagger"))
                .filter(file -> file.toString().endsWith(".yml") && Files.isRegularFile(file))
                .findFirst()
                .orElseThrow();
        return read(module.getFileName().toString().replace("-service", ""), Tree.read(document));
    }

    List<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), method.getValue())))
                .toList();
    }

    /** The fields of all schemas. */
    Stream<Field> fields() {
        return schemas().keySet().stream().flatMap(this::fieldsOf);
    }

    /** The fields of what is sent: of bodies, and of what they hold. */
    Stream<Field> fieldsOfBodies() {
        Set<String> sent = new TreeSet<>();
        operations().forEach(operation -> collect(operation.node().path("requestBody"), sent));
        return sent.stream().flatMap(this::fieldsOf);
    }

    private void collect(JsonNode node, Set<String> names) {
        for (String name : node.findValuesAsText("$ref")) {
            String schema = name.replace(SCHEMA, "");
            if (names.add(schema)) {
                collect(schemas().getOrDefault(schema, MissingNode.getInstance()), names);
            }
        }
    }

    private Stream<Field> fieldsOf(String schema) {
        return schemas().getOrDefault(schema, MissingNode.getInstance()).path("properties").properties().stream()
                .map(field -> new Field(schema + "." + field.getKey(), field.getValue()));
    }

    /** All schemas by their names. */
    Map<String, JsonNode> schemas() {
        Map<String, JsonNode> schemas = new TreeMap<>();
        root.at("/components/schemas").properties().forEach(schema -> schemas.put(schema.getKey(), schema.getValue()));
        return schemas;
    }

    /** Whether a schema says what is in it: one with a name, a list of them, text in a format, or a number. */
    boolean isTyped(JsonNode schema) {
        if (schema.has("$ref")) {
            return schemas().containsKey(schema.path("$ref").asText().replace(SCHEMA, ""));
        }
        return schema.has("items") ? isTyped(schema.path("items")) : schema.has("format");
    }
}

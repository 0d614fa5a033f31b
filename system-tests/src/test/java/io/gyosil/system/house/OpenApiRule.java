package io.gyosil.system.house;

import com.fasterxml.jackson.databind.JsonNode;
import io.gyosil.system.house.OpenApiDocument.Field;
import io.gyosil.system.house.OpenApiDocument.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the description of an interface has to say, so that it can be read and clients be made of it. */
enum OpenApiRule {
    /** {@code listStudents}, not {@code list_3}: methods of clients are called so. */
    OPERATIONS_HAVE_NAMES(document -> {
        Set<String> names = new HashSet<>();
        return operations(document, operation -> {
            String name = operation.node().path("operationId").asText();
            return Names.OF_AN_OPERATION.matcher(name).matches() && names.add(name);
        });
    }),
    /** Classes of clients are called so. */
    OPERATIONS_HAVE_ONE_TAG(document -> operations(
            document,
            operation -> operation.node().path("tags").size() == 1
                    && Names.OF_A_TAG
                            .matcher(operation.node().at("/tags/0").asText())
                            .matches())),
    OPERATIONS_ARE_SUMMED_UP(document -> operations(document, operation -> says(operation.node(), "summary"))),
    PARAMETERS_ARE_EXPLAINED(document -> operations(
            document, operation -> all(operation.node().path("parameters"), node -> says(node, "description")))),
    /** Clients make an {@code Object} of what has no type. */
    PARAMETERS_ARE_TYPED(document -> operations(
            document,
            operation -> all(
                    operation.node().path("parameters"),
                    node -> node.path("schema").findValue("$ref") != null
                            || Names.OF_A_PLAIN_TYPE
                                    .matcher(node.at("/schema/type").asText())
                                    .matches()))),
    NUMBERS_AMONG_PARAMETERS_HAVE_LIMITS(document -> operations(
            document,
            operation -> all(
                    operation.node().path("parameters"),
                    node -> !isNumber(node.path("schema")) || isBounded(node.path("schema"))))),
    BODIES_ARE_TYPED(document ->
            operations(document, operation -> all(operation.node().at("/requestBody/content"), content(document)))),
    ANSWERS_ARE_TYPED(
            document -> operations(document, operation -> operation.node().path("responses").properties().stream()
                    .filter(OpenApiRule::isSuccess)
                    .map(answer -> answer.getValue().path("content"))
                    .allMatch(content -> !content.has(Names.PROBLEM) && all(content, content(document))))),
    ANSWERS_ARE_EXPLAINED(
            document -> operations(document, operation -> operation.node().path("responses").properties().stream()
                    .allMatch(answer -> says(answer.getValue(), "description")
                            && !answer.getValue().path("description").asText().endsWith(" response")))),
    PROBLEMS_ARE_LISTED(
            document -> operations(document, operation -> missing(operation).isEmpty())),
    PROBLEMS_ARE_TYPED(
            document -> operations(document, operation -> operation.node().path("responses").properties().stream()
                    .filter(answer -> !isSuccess(answer))
                    .map(answer -> answer.getValue().path("content").path(Names.PROBLEM))
                    .allMatch(problem -> problem.at("/schema/$ref").asText().equals("#/components/schemas/Problem")))),
    /** {@code TokenView}, not {@code IdentityController.TokenView} or {@code TokenView_1}. */
    SCHEMAS_HAVE_PLAIN_NAMES(document -> breaches(
            document.schemas().keySet().stream(),
            name -> Names.OF_A_SCHEMA.matcher(name).matches())),
    FIELDS_ARE_EXPLAINED(
            document -> breaches(document.fields(), field -> says(field.schema(), "description") || isNamed(field))),
    FIELDS_HAVE_EXAMPLES(document -> breaches(
            document.fields(),
            field -> !isTextOrNumber(field.schema()) || field.schema().has("example"))),
    FIELDS_OF_BODIES_HAVE_LIMITS(document -> breaches(document.fieldsOfBodies(), field -> isBounded(field.schema()))),
    TOKENS_ARE_ASKED_FOR(document -> document.root().at("/components/securitySchemes").properties().stream()
                    .anyMatch(
                            scheme -> scheme.getValue().path("scheme").asText().equals("bearer")
                                    && document.root().path("security").findValue(scheme.getKey()) != null)
            ? List.of()
            : List.of(document.service()));

    private final Function<OpenApiDocument, List<String>> breaches;

    OpenApiRule(Function<OpenApiDocument, List<String>> breaches) {
        this.breaches = breaches;
    }

    /** Constants of an enum cannot use those of the enum. */
    private static final class Names {
        static final Pattern OF_AN_OPERATION = Pattern.compile("[a-z]+([A-Z][a-z]*)+");
        static final Pattern OF_A_PLAIN_TYPE = Pattern.compile("string|integer|number|boolean|array");
        static final Pattern OF_A_SCHEMA = Pattern.compile("[A-Z][A-Za-z]*(_[A-Z][A-Za-z]*_)?");
        static final Pattern OF_A_TAG = Pattern.compile("[A-Z][a-z]+");
        static final String PROBLEM = "application/problem+json";
    }

    /** The routes and fields of which it does not say this. */
    List<String> breaches(OpenApiDocument document) {
        return breaches.apply(document);
    }

    private static List<String> operations(OpenApiDocument document, Predicate<Operation> rule) {
        return breaches(document.operations().stream(), rule);
    }

    private static <T> List<String> breaches(Stream<T> all, Predicate<T> rule) {
        return all.filter(rule.negate()).map(Object::toString).toList();
    }

    private static boolean all(JsonNode nodes, Predicate<JsonNode> rule) {
        return StreamSupport.stream(nodes.spliterator(), false).allMatch(rule);
    }

    private static boolean says(JsonNode node, String what) {
        return !node.path(what).asText().isBlank();
    }

    private static Predicate<JsonNode> content(OpenApiDocument document) {
        return content -> document.isTyped(content.path("schema"));
    }

    private static boolean isSuccess(Map.Entry<String, JsonNode> answer) {
        return answer.getKey().startsWith("2") || answer.getKey().startsWith("3");
    }

    private static List<String> missing(Operation operation) {
        List<String> statuses = new ArrayList<>(List.of("400", "500", "503"));
        if (!operation.isForAnybody()) {
            statuses.addAll(List.of("401", "403"));
        }
        if (operation.node().has("requestBody")) {
            statuses.addAll(List.of("413", "415", "422"));
        }
        if (operation.route().contains("{")) {
            statuses.add("404");
        }
        List<String> parameters = operation.node().path("parameters").findValuesAsText("name");
        if (parameters.contains("If-Match")) {
            statuses.add("412");
        }
        if (parameters.contains("Idempotency-Key")) {
            statuses.add("409");
        }
        statuses.removeIf(operation.node().path("responses")::has);
        return statuses;
    }

    /** What has a schema of its own is explained there. */
    private static boolean isNamed(Field field) {
        return field.schema().has("$ref");
    }

    private static boolean isTextOrNumber(JsonNode schema) {
        return isNumber(schema) || (schema.path("type").asText().equals("string") && !schema.has("format"));
    }

    private static boolean isNumber(JsonNode schema) {
        return Set.of("integer", "number").contains(schema.path("type").asText());
    }

    private static boolean isBounded(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "string" -> schema.has("maxLength") || schema.has("format") || schema.has("enum");
            case "integer", "number" -> schema.has("minimum");
            case "array" -> schema.has("maxItems");
            default -> true;
        };
    }
}

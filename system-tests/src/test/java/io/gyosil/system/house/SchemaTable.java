package io.gyosil.system.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One table on the page of the schema.
 *
 * @param table its row of the catalog
 */
record SchemaTable(CatalogRow table) {

    String head(List<CatalogRow> partitions) {
        String head = "### `" + table.get("name") + "`\n\n" + sentence(table.get("what"));
        if (table.get("partitions").isEmpty()) {
            return head;
        }
        return head + "\n\nPartitioned by " + table.get("partitions")
                + partitions.stream()
                        .map(partition -> "; `" + partition.get("name") + "`: " + partition.get("what"))
                        .collect(Collectors.joining())
                + ".";
    }

    static String columns(List<CatalogRow> columns) {
        return columns.stream()
                .map(column -> "| `%s` | %s%s | %s | %s |"
                        .formatted(
                                column.get("name"),
                                type(column.get("type")),
                                column.get("nullable"),
                                code(plain(column.get("default_value"))),
                                column.get("what").replace("|", "\\|")))
                .collect(Collectors.joining("\n", "| column | type | default | what |\n|---|---|---|---|\n", ""));
    }

    static String facts(List<CatalogRow> constraints, List<CatalogRow> rights, List<CatalogRow> policies) {
        List<String> facts = new ArrayList<>();
        constraints.forEach(
                constraint -> facts.add("- `" + constraint.get("name") + "`: " + code(plain(constraint.get("says")))));
        for (CatalogRow role : rights) {
            String may = role.get("rights").isEmpty() ? "nothing" : role.get("rights");
            facts.add("- The role `" + role.get("name") + "` may: " + may
                    + (role.get("unread").isEmpty() || role.get("rights").isEmpty()
                            ? ""
                            : "; and SELECT of all columns but `" + role.get("unread") + "`"));
        }
        policies.forEach(policy -> facts.add("- Rows for `" + policy.get("role") + "`: " + policy.get("says")));
        return String.join("\n", facts);
    }

    static String indexes(List<CatalogRow> indexes) {
        return indexes.stream()
                .map(index -> "| `%s` | %s%s | %s |"
                        .formatted(
                                index.get("name"),
                                index.get("is_unique"),
                                code(plain(index.get("says"))),
                                index.get("what")))
                .collect(Collectors.joining("\n", "| index | on | why |\n|---|---|---|\n", ""));
    }

    private static String type(String type) {
        return type.replace("timestamp with time zone", "timestamptz")
                .replace("character varying", "varchar")
                .replace("character(", "char(");
    }

    /** An expression without what PostgreSQL adds to it: casts of literals, and lists spelled as arrays. */
    private static String plain(String expression) {
        return expression
                .replaceAll("::(text|character varying|jsonb|numeric|regclass)(\\[\\])?", "")
                .replaceAll("\\((\\w+)\\) = ANY", "$1 = ANY")
                .replaceAll(" = ANY \\((?:\\(ARRAY\\[([^]]*)]\\)|ARRAY\\[([^]]*)])\\)", " IN ($1$2)")
                .replaceAll("CHECK \\(\\((.*)\\)\\)", "CHECK ($1)");
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }

    private static String sentence(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
    }
}

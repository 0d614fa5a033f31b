package io.gyosil.system.house;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code docs/reference/schema.md} from the catalog of a migrated database. */
final class SchemaPage {

    private static final String HEAD = """
        # Schema

        One PostgreSQL database, `gyosil`, with a schema for each service. No table refers to one of another schema. This page
        is made from the migrations: `./gyosil format` applies them to a PostgreSQL and asks its catalog. What is said of a
        table, column or index is its `COMMENT ON`.

        ## Roles

        | role | may | used by |
        |---|---|---|
        | `<service>_owner` | everything in its schema | migrations, at the start of the service |
        | `<service>_web` | read and write the tables of its schema | requests |
        | `<service>_worker` | the same | consumers, jobs, sweeps and the relay |

        Tables below say where a role may do less. The `search_path` of a role is its schema; it may do nothing in another one,
        and nobody may do anything in `public`. In `statements` there is one function, `own()`, which shows each role what its
        own statements took. Rights come by default privileges: a new table needs no `GRANT`. A superuser applies the bootstrap
        that makes roles and schemas ([service.sql](../../k8s/gyosil/files/postgres/service.sql)), as often as you like.

        With row-level security, a transaction of the web role says on whose behalf it works: `app.org_id`, `app.role`,
        `app.user_id`, `app.teacher_id` and `app.student_id`, set for the transaction alone. Without them it sees no row. An
        admin sees the own organization, a teacher the students of the own classes, everybody oneself; the worker sees all.

        ## Migrations

        Each service migrates its schema with Flyway before it opens its pools, as the schema's owner. Several replicas may
        start at once: one at a time migrates. Kit and replica ship their own tables, each with a history of its own beside
        the service's (`flyway_schema_history`): `flyway_kit_history` and `flyway_roster_history`. Behind the migrations,
        every start of analytics makes partitions for this month and the twelve to come, and every start of session those
        from yesterday to two weeks ahead.

        Every `migration/V001__x.sql` has an `undo/U001__x.sql` beside it that takes it back; `SchemaHistories.undo()` applies
        the newest one of each history, in one transaction. Tests take every history down and up again; no command offers it.
        Tables that a database of an earlier system has already (`features_topic_daily`, `session`, `classroom`,
        `interest_goal`) are left with their rows, and get the columns and indexes that they lack.
        """;

    private static final Map<String, String> TITLES = Map.of(
            "kit", "Every service",
            "roster", "The replica of the rosters, in session, study and analytics");

    private final MigratedDatabase database;

    SchemaPage(MigratedDatabase database) {
        this.database = database;
    }

    String text() throws SQLException {
        List<String> sections = new ArrayList<>();
        sections.add(HEAD.strip());
        for (Map.Entry<String, String> folder : MigratedDatabase.FOLDERS.entrySet()) {
            sections.add(section(folder.getKey(), folder.getValue()));
        }
        return String.join("\n\n", sections) + "\n";
    }

    private String section(String schema, String folder) throws SQLException {
        List<String> parts = new ArrayList<>();
        parts.add("## " + TITLES.getOrDefault(schema, schema));
        parts.add("From `" + folder + "`.");
        List<CatalogRow> constraints = database.rows(SchemaQueries.CONSTRAINTS, schema);
        String arrows = constraints.stream()
                .filter(constraint -> constraint.get("kind").equals("f"))
                .map(key -> "    %s ||--o{ %s : \"%s\""
                        .formatted(
                                key.get("refers_to"),
                                key.get("of_table"),
                                key.get("says").replaceAll("FOREIGN KEY \\(([^)]*)\\).*", "$1")))
                .collect(Collectors.joining("\n"));
        if (!arrows.isEmpty()) {
            parts.add("```mermaid\nerDiagram\n" + arrows + "\n```");
        }
        List<CatalogRow> partitions = database.rows(SchemaQueries.PARTITIONS, schema);
        List<CatalogRow> columns = database.rows(SchemaQueries.COLUMNS, schema);
        List<CatalogRow> indexes = database.rows(SchemaQueries.INDEXES, schema);
        List<CatalogRow> rights = database.rows(SchemaQueries.RIGHTS, schema);
        List<CatalogRow> policies = database.rows(SchemaQueries.POLICIES, schema);
        for (CatalogRow table : database.rows(SchemaQueries.TABLES, schema)) {
            String name = table.get("name");
            SchemaTable described = new SchemaTable(table);
            parts.add(described.head(of(name, partitions)));
            parts.add(SchemaTable.columns(of(name, columns)));
            parts.add(SchemaTable.facts(of(name, constraints), of(name, rights), of(name, policies)));
            if (!of(name, indexes).isEmpty()) {
                parts.add(SchemaTable.indexes(of(name, indexes)));
            }
        }
        return String.join("\n\n", parts);
    }

    private static List<CatalogRow> of(String table, List<CatalogRow> rows) {
        return rows.stream().filter(row -> table.equals(row.get("of_table"))).toList();
    }
}

package io.gyosil.system.house;

/** What the page of the schema asks PostgreSQL's catalog; %s stands for the schema. */
final class SchemaQueries {

    static final String TABLES = """
        SELECT c.relname AS name, obj_description(c.oid, 'pg_class') AS what, pg_get_partkeydef(c.oid) AS partitions
        FROM pg_class c
        WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        ORDER BY c.oid
        """;

    static final String PARTITIONS = """
        SELECT p.relname AS of_table, c.relname AS name, obj_description(c.oid, 'pg_class') AS what
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
        WHERE c.relnamespace = '%s'::regnamespace AND c.relkind = 'r'
        ORDER BY c.relname
        """;

    static final String COLUMNS = """
        SELECT c.relname AS of_table, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
            CASE WHEN a.attnotnull THEN '' ELSE ' or null' END AS nullable,
            CASE WHEN a.attidentity <> '' THEN 'counted' ELSE pg_get_expr(d.adbin, d.adrelid) END AS default_value,
            col_description(c.oid, a.attnum) AS what
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
        WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum
        """;

    static final String CONSTRAINTS = """
        SELECT c.relname AS of_table, k.conname AS name, k.contype AS kind, pg_get_constraintdef(k.oid) AS says,
            (SELECT r.relname FROM pg_class r WHERE r.oid = k.confrelid) AS refers_to
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
        WHERE c.relnamespace = '%s'::regnamespace AND NOT c.relispartition AND k.contype IN ('p', 'f', 'c')
        ORDER BY array_position(ARRAY['p', 'f', 'c'], k.contype::text), k.conname
        """;

    static final String INDEXES = """
        SELECT t.relname AS of_table, c.relname AS name, CASE WHEN i.indisunique THEN 'unique ' ELSE '' END AS is_unique,
            regexp_replace(pg_get_indexdef(c.oid), '^.* USING (btree )?', '') AS says,
            obj_description(c.oid, 'pg_class') AS what
        FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
        WHERE c.relnamespace = '%s'::regnamespace AND NOT t.relispartition AND NOT i.indisprimary
        ORDER BY c.relname
        """;

    /** Roles that may not read and write all of a table. */
    static final String RIGHTS = """
        SELECT c.relname AS of_table, who AS name,
            (SELECT string_agg(what, ', ' ORDER BY n)
             FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) WITH ORDINALITY AS r (what, n)
             WHERE has_table_privilege('%s_' || who, c.oid, what)) AS rights,
            (SELECT string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_attribute a
             WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
               AND NOT has_column_privilege('%s_' || who, c.oid, a.attnum, 'SELECT')) AS unread
        FROM pg_class c, unnest(ARRAY['web', 'worker']) AS who
        WHERE c.relnamespace = '%s'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
            AND (SELECT count(*) FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) AS what
                 WHERE has_table_privilege('%s_' || who, c.oid, what)) < 4
        ORDER BY who
        """;

    static final String POLICIES = """
        SELECT tablename AS of_table, replace(array_to_string(roles, ', '), '%s_', '') AS role,
            string_agg('`' || policyname || '`' || CASE cmd WHEN 'ALL' THEN '' ELSE ' (' || cmd || ')' END, ', '
                ORDER BY policyname) AS says
        FROM pg_policies WHERE schemaname = '%s'
        GROUP BY tablename, roles ORDER BY 2
        """;

    private SchemaQueries() {}
}

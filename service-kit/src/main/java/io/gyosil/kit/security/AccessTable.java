package io.gyosil.kit.security;

import io.micronaut.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call what: one row for each route of a service, and a service has one table. A route without a row is for
 * nobody. The table says who may call a route at all; whose records a caller then finds behind it, the queries say.
 *
 * <p>A row's callers are {@link Roles}, {@link #SIGNED_IN} for everybody who has one, or {@link #ANYONE}.
 */
public final class AccessTable {

    /** With or without a token. */
    public static final String ANYONE = "anyone";

    /** People of every role. */
    public static final Set<String> SIGNED_IN = Set.of(Roles.STUDENT, Roles.TEACHER, Roles.ADMIN);

    private final Map<String, Set<String>> rows;

    private AccessTable(Map<String, Set<String>> rows) {
        this.rows = Map.copyOf(rows);
    }

    /** Writes a table, row by row. */
    public static final class Rows {

        private final Map<String, Set<String>> rows = new LinkedHashMap<>();

        /** One route. */
        public Rows row(HttpMethod method, String template, String... callers) {
            return row(method, template, Set.of(callers));
        }

        /** One route. */
        public Rows row(HttpMethod method, String template, Set<String> callers) {
            if (rows.putIfAbsent(key(method.name(), template), callers) != null) {
                throw new IllegalStateException("two rows for " + method + " " + template);
            }
            return this;
        }

        /** The table. */
        public AccessTable done() {
            return new AccessTable(rows);
        }
    }

    /** An empty table to write into. */
    public static Rows rows() {
        return new Rows();
    }

    /** Who may call a route; null when it has no row. Who may get something may also ask for its head. */
    public @Nullable Set<String> callers(String method, String template) {
        return rows.get(key("HEAD".equals(method) ? "GET" : method, template));
    }

    /** Every route that has a row: its method, a space, and its template. */
    public Set<String> routes() {
        return rows.keySet();
    }

    private static String key(String method, String template) {
        return method + " " + template;
    }
}

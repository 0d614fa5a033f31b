package io.gyosil.system.house;

import java.util.Map;
import java.util.Objects;

/**
 * A row of a database's catalog.
 *
 * @param values its columns' texts, each there; empty for null
 */
record CatalogRow(Map<String, String> values) {

    String get(String column) {
        return Objects.requireNonNull(values.get(column), column);
    }
}

package io.gyosil.classroom.roster.oneroster;

import io.gyosil.classroom.roster.RosterMode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code manifest.csv} says: the version, and of each file whether it is there and how it is meant.
 *
 * @param version {@code 1.1} or {@code 1.2}
 * @param files {@code bulk}, {@code delta} or {@code absent} by property, such as {@code file.users}
 */
record Manifest(String version, Map<String, String> files) {

    static final String FILE = "manifest.csv";
    static final String ABSENT = "absent";

    private static final Set<String> VERSIONS = Set.of("1.1", "1.2");
    private static final int MOST_PROPERTIES = 1_000;

    static Manifest read(InputStream in) throws IOException {
        Map<String, String> properties = new HashMap<>();
        try (CsvTable table = CsvTable.open(FILE, in)) {
            int name = table.index("propertyName").orElseThrow(() -> missing("propertyName"));
            int value = table.index("value").orElseThrow(() -> missing("value"));
            table.forEach(row -> {
                if (row.getFieldCount() > Math.max(name, value) && properties.size() < MOST_PROPERTIES) {
                    properties.put(
                            row.getField(name).strip(),
                            row.getField(value).strip().toLowerCase(Locale.ROOT));
                }
            });
        }
        String version = properties.getOrDefault("oneroster.version", "");
        if (!VERSIONS.contains(version)) {
            throw UnreadableRoster.because("version");
        }
        properties.keySet().removeIf(property -> !property.startsWith("file."));
        return new Manifest(version, properties);
    }

    /** How the file is meant; null when it is said to be absent, or nothing is said of it. */
    @Nullable
    RosterMode mode(OneRosterFile file) {
        String said = files.getOrDefault(file.property(), ABSENT);
        if (said.equals(ABSENT)) {
            return null;
        }
        return RosterMode.of(said).orElseThrow(() -> UnreadableRoster.because("manifest-mode", file.property()));
    }

    private static RuntimeException missing(String column) {
        return UnreadableRoster.because("lacks-column", FILE, column);
    }
}

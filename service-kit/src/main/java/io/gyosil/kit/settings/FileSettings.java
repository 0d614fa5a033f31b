package io.gyosil.kit.settings;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Settings whose value is in a file: {@code GYOSIL_KEY_SECRET_FILE} names one with the value of {@code GYOSIL_KEY_SECRET}. Whoever
 * runs containers hands secrets in like that.
 */
final class FileSettings {

    private static final long MOST_BYTES = 64 << 10;

    private FileSettings() {}

    static PropertySource of(List<Setting> settings, Map<String, String> environment) {
        Map<String, Object> values = new HashMap<>();
        for (Setting setting : settings) {
            String file = environment.get(setting.fileVariable());
            if (file != null && !file.isBlank()) {
                values.put(setting.variable(), value(setting.variable(), setting.fileVariable(), file, environment));
            }
        }
        return PropertySource.of("files", values, PropertyConvention.ENVIRONMENT_VARIABLE);
    }

    /** What is in the file that a variable names, unless the value itself is there, too. */
    static String value(String variable, String fileVariable, String file, Map<String, String> environment) {
        if (!environment.getOrDefault(variable, "").isBlank()) {
            throw new IllegalArgumentException(variable + " and " + fileVariable + " are both there: leave one out");
        }
        return content(fileVariable, file);
    }

    /** Without the line end that editors put behind the last line. */
    private static String content(String variable, String file) {
        try {
            Path path = Path.of(file);
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException(variable + " names " + file + ", which has more than 64 KiB");
            }
            return Files.readString(path).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(variable + " names " + file + ", which cannot be read as text", e);
        }
    }
}

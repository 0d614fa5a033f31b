package io.gyosil.kit.settings;

import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Settings whose value is in a file: {@code GYOSIL_KEY_SECRET_FILE} names one with the value of {@code GYOSIL_KEY_SECRET}. Platforms
 * that run containers hand secrets in like that.
 */
public final class FileSettings {

    static final String SUFFIX = "_FILE";

    private static final long MOST_BYTES = 64 << 10;

    private FileSettings() {}

    /**
     * What is in the files that variables name.
     *
     * @throws IllegalArgumentException with a sentence about the variable that is wrong
     */
    public static PropertySource of(Map<String, String> environment) {
        Pattern ours = Pattern.compile("(GYOSIL_(?!KAFKA_PROPERTIES_).+" + otherNames() + ")" + SUFFIX);
        Map<String, Object> values = new HashMap<>();
        environment.forEach((name, file) -> {
            if (ours.matcher(name).matches() && !file.isBlank()) {
                String variable = name.substring(0, name.length() - SUFFIX.length());
                values.put(variable, value(variable, name, file, environment));
            }
        });
        return PropertySource.of("files", values, PropertyConvention.ENVIRONMENT_VARIABLE);
    }

    /** The variables that the service's own file of settings names, each behind a bar. */
    private static String otherNames() {
        try (InputStream file = FileSettings.class.getResourceAsStream("/application.yml")) {
            StringBuilder names = new StringBuilder();
            if (file != null) {
                Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):")
                        .matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(name -> names.append('|').append(name.group(1)));
            }
            return names.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

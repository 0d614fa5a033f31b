package io.gyosil.kit.settings;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that a service can be told.
 *
 * @param property its name in the service, such as {@code gyosil.database.web-pool-size}
 * @param variable its name in the environment
 * @param kind what values it may have
 * @param fallback what it is when nobody says; null for none
 * @param need whether somebody has to say
 * @param isSecret whether its value is for nobody to read
 * @param meaning in a sentence, for people who run services
 */
public record Setting(
        String property,
        String variable,
        Kind kind,
        @Nullable String fallback,
        Need need,
        boolean isSecret,
        String meaning) {

    /** Whether a setting has to be there. */
    public enum Need {
        /** The service does not start without it. */
        REQUIRED,
        /** It has a default, or may be absent. */
        OPTIONAL
    }

    /** One with a default. */
    public static Setting withDefault(String property, Kind kind, String fallback, String meaning) {
        return new Setting(property, variable(property), kind, fallback, Need.OPTIONAL, false, meaning);
    }

    /** One that may be absent. */
    public static Setting optional(String property, Kind kind, String meaning) {
        return new Setting(property, variable(property), kind, null, Need.OPTIONAL, false, meaning);
    }

    /** One that must be there. */
    public static Setting required(String property, Kind kind, String meaning) {
        return new Setting(property, variable(property), kind, null, Need.REQUIRED, false, meaning);
    }

    /** The same under another name in the environment. */
    public Setting named(String other) {
        return new Setting(property, other, kind, fallback, need, isSecret, meaning);
    }

    /** The same, and a secret. */
    public Setting secret() {
        return new Setting(property, variable, kind, fallback, need, true, meaning);
    }

    /** The same with another default. */
    public Setting defaulting(String other) {
        return new Setting(property, variable, kind, other, need, isSecret, meaning);
    }

    /** The variable that names a file with the value. */
    public String fileVariable() {
        return variable + "_FILE";
    }

    /**
     * What is wrong with a value.
     *
     * @param value as the service would take it; null when there is none
     * @return a sentence without a full stop that begins with the variable's name; empty when nothing is
     */
    Optional<String> complaint(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return switch (need) {
                case REQUIRED -> Optional.of(variable + " is missing: " + meaning);
                case OPTIONAL ->
                    value == null || fallback == null || fallback.isBlank()
                            ? Optional.empty()
                            : Optional.of(variable + " is empty: leave it out, or say " + kind.words());
            };
        }
        if (kind.takes(value)) {
            return Optional.empty();
        }
        String shown = isSecret ? "" : " is \"" + shortened(value) + "\";";
        return Optional.of(variable + shown + (isSecret ? " must be " : " it must be ") + kind.words());
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }
}

package io.gyosil.kit.settings;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.core.convert.format.ReadableBytesTypeConverter;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.validation.validator.Validator;
import java.lang.reflect.Parameter;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a service: a component of a record with {@code @ConfigurationProperties}.
 *
 * @param owner the record
 * @param component as its constructor takes it
 * @param property its name in the service, such as {@code gyosil.database.web-pool-size}
 * @param variable its name in the environment
 */
public record Setting(Class<?> owner, Parameter component, String property, String variable) {

    private static final int MOST_SHOWN = 60;

    /**
     * The settings of a record.
     *
     * @param otherNames those variables by property that are not called as their properties are
     */
    public static List<Setting> of(Class<?> owner, Map<String, String> otherNames) {
        String prefix = owner.getAnnotation(ConfigurationProperties.class).value() + ".";
        return Arrays.stream(owner.getDeclaredConstructors()[0].getParameters())
                .map(component -> {
                    String property = prefix + NameUtils.hyphenate(component.getName());
                    return new Setting(
                            owner, component, property, otherNames.getOrDefault(property, variable(property)));
                })
                .toList();
    }

    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    /** What it is without being set; null for nothing. */
    public @Nullable String defaultValue() {
        Bindable binding = component.getAnnotation(Bindable.class);
        return binding == null || binding.defaultValue().isEmpty() ? null : binding.defaultValue();
    }

    /** Whether a service does not start without it. */
    public boolean isRequired() {
        return !component.isAnnotationPresent(Bindable.class)
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether its value is for nobody to read. */
    public boolean isSecret() {
        return component.isAnnotationPresent(Secret.class);
    }

    /** Whether that is its name in the environment, or the name of a file with its value. */
    public boolean isCalled(String name) {
        return name.equals(variable)
                || name.equals(variable + FileSettings.SUFFIX)
                || component.getType() == Map.class && name.startsWith(variable + "_");
    }

    /** What it must be, in words. */
    public String expected() {
        return Expectation.of(component);
    }

    /**
     * What is wrong with a value.
     *
     * @param value as the service would take it; null when there is none
     * @return a sentence without a full stop that begins with the variable's name; empty when nothing is
     */
    public Optional<String> violation(@Nullable String value) {
        if (value == null || value.isBlank()) {
            if (isRequired()) {
                return Optional.of(variable + " is missing; it must be " + expected());
            }
            return value == null || defaultValue() == null
                    ? Optional.empty()
                    : Optional.of(variable + " is empty; leave it out, or set " + expected());
        }
        if (component.getType() == Map.class || isValid(value)) {
            return Optional.empty();
        }
        return Optional.of(
                variable + (isSecret() ? " must be " : " is \"" + shortened(value) + "\"; it must be ") + expected());
    }

    private boolean isValid(String value) {
        try {
            return converted(value)
                    .filter(object -> Validator.getInstance()
                            .validateValue(owner, component.getName(), object)
                            .isEmpty())
                    .isPresent();
        } catch (DateTimeException | IllegalArgumentException e) {
            return false;
        }
    }

    private Optional<?> converted(String value) {
        if (component.getType() == boolean.class) {
            return Optional.of(value)
                    .filter(text -> text.equals("true") || text.equals("false"))
                    .map(Boolean::valueOf);
        }
        if (component.isAnnotationPresent(ReadableBytes.class)) {
            return new ReadableBytesTypeConverter()
                    .convert(value.toUpperCase(Locale.ROOT), Number.class, ConversionContext.DEFAULT)
                    .map(Number::longValue);
        }
        return ConversionService.SHARED
                .convert(value, component.getType())
                .filter(object -> !(object instanceof Double number) || Double.isFinite(number));
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "…";
    }
}

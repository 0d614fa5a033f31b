package io.gyosil.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What broke a constraint, as bad fields. The constraints of Jakarta Validation have their sentences here; any other names the key of
 * its own in the message bundles as its {@code message}.
 */
public final class Violations {

    private static final String JAKARTA = "{jakarta.validation.constraints.";

    private Violations() {}

    /** A violation within a body; none where the text is no longer in characters than it may be, only in halves of them. */
    public static Optional<FieldError> inBody(ConstraintViolation<?> violation) {
        return said(violation).map(words -> new FieldError(pointer(violation.getPropertyPath()), words));
    }

    /** A violation of a route's parameter, whose pointer is made from its name in the code. */
    static Optional<FieldError> inParameters(ConstraintViolation<?> violation, UnaryOperator<String> pointer) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER && node.getName() != null) {
                name = node.getName();
            }
        }
        String parameter = pointer.apply(name);
        return said(violation).map(words -> new FieldError(parameter, words));
    }

    /** A name of the code as it is on the wire. */
    static String wireName(String name) {
        StringBuilder wire = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            wire.append(Character.isUpperCase(c) ? "_" + Character.toLowerCase(c) : c);
        }
        return wire.toString();
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable() && (node.getIndex() != null || node.getKey() != null)) {
                pointer.append('/').append(node.getIndex() != null ? node.getIndex() : node.getKey());
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(wireName(node.getName()));
            }
        }
        return pointer.toString();
    }

    private static Optional<Words> said(ConstraintViolation<?> violation) {
        String template = violation.getMessageTemplate();
        if (!template.startsWith("{")) {
            return Optional.of(Words.of(template));
        }
        Map<String, Object> given = violation.getConstraintDescriptor().getAttributes();
        String constraint = template.startsWith(JAKARTA)
                ? template.substring(JAKARTA.length()).replaceFirst("\\.message}$", "")
                : "";
        return switch (constraint) {
            case "NotNull" -> Optional.of(Words.of("field.missing"));
            case "NotBlank", "NotEmpty" ->
                Optional.of(Words.of(violation.getInvalidValue() == null ? "field.missing" : "field.empty"));
            case "Size" -> size(violation.getInvalidValue(), given);
            case "Min", "DecimalMin" -> Optional.of(Words.of("field.at-least", bound(given)));
            case "Max", "DecimalMax" -> Optional.of(Words.of("field.at-most", bound(given)));
            case "Positive" -> Optional.of(Words.of("field.at-least", 1));
            case "PositiveOrZero" -> Optional.of(Words.of("field.at-least", 0));
            case "Email" -> Optional.of(Words.of("field.email"));
            default -> Optional.of(Words.of("field.wrong"));
        };
    }

    private static Object bound(Map<String, Object> given) {
        return Objects.requireNonNull(given.get("value"));
    }

    private static Optional<Words> size(@Nullable Object value, Map<String, Object> given) {
        int least = given.get("min") instanceof Integer min ? min : 0;
        int most = given.get("max") instanceof Integer max ? max : Integer.MAX_VALUE;
        if (value instanceof CharSequence text) {
            int length = Character.codePointCount(text, 0, text.length());
            return length >= least && length <= most
                    ? Optional.empty()
                    : Optional.of(Words.of("field.length", least, most, length));
        }
        int size = value instanceof Collection<?> entries ? entries.size() : 0;
        return Optional.of(Words.of("field.entries", least, most, size));
    }
}

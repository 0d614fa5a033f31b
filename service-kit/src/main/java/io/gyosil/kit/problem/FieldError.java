package io.gyosil.kit.problem;

import java.util.Locale;

/**
 * What is wrong with one field.
 *
 * @param pointer where it is: a JSON Pointer into the body (RFC 6901), {@code ?name} for a query parameter, or
 *     {@code {name}} for a part of the path
 * @param words what is wrong; goes on after the field's name, and has no full stop
 */
public record FieldError(String pointer, Words words) {

    /** What is wrong, in English alone. */
    public FieldError(String pointer, String detail) {
        this(pointer, Words.plain(detail));
    }

    /** What is wrong, by a sentence of the message bundles. */
    public static FieldError of(String pointer, String key, Object... parts) {
        return new FieldError(pointer, Words.of(key, parts));
    }

    /** What is wrong, in English. */
    public String detail() {
        return words.in(Locale.ENGLISH);
    }
}

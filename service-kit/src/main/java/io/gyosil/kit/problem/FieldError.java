package io.gyosil.kit.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer where it is: a JSON Pointer into the body (RFC 6901), or {@code ?name} for a query parameter
 * @param detail what is wrong, in words
 */
public record FieldError(String pointer, String detail) {}

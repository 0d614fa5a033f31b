package io.gyosil.kit.problem;

/**
 * What is wrong with one field.
 *
 * @param pointer where it is: a JSON Pointer into the body (RFC 6901), {@code ?name} for a query parameter, or
 *     {@code {name}} for a part of the path
 * @param detail what is wrong, in words
 */
public record FieldError(String pointer, String detail) {}

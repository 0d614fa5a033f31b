package io.gyosil.classroom.roster;

/**
 * Some rows of a kind.
 *
 * @param after the first is behind this one
 * @param to the last
 */
public record RowRange(long after, long to) {}

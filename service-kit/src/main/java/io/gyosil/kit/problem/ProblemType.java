package io.gyosil.kit.problem;

/**
 * A kind of problem. Each is listed in {@code docs/problems.md} under its slug.
 */
public interface ProblemType {

    /** The {@code type} on the wire, such as {@code invalid-request}. */
    String slug();

    /** The HTTP status. */
    int status();

    /** The title in English. */
    String english();

    /** The title in Korean. */
    String korean();
}

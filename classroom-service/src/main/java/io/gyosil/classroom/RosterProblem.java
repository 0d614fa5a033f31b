package io.gyosil.classroom;

import io.gyosil.kit.problem.ProblemType;

/** The problems that only roster imports have. */
public enum RosterProblem implements ProblemType {

    /**
     * The body comes neither as {@code application/zip} nor as {@code text/csv}.
     *
     * <p>Send the file itself, with its content type.
     */
    NOT_A_ROSTER(new Kind("not-a-roster", 415)),

    /**
     * The file is empty, damaged, encrypted, not in UTF-8, lacks a needed column or is no OneRoster at all; {@code
     * detail} says which file and line. Nothing was kept.
     *
     * <p>Correct the file and send it again.
     */
    UNREADABLE(new Kind("unreadable-roster", 422)),

    /**
     * The file, or what is in it once it is unpacked, is larger than a roster may be. Nothing was kept.
     *
     * <p>Send it in parts, each a file of its own.
     */
    TOO_LARGE(new Kind("roster-too-large", 413)),

    /**
     * Applying the import would change or remove unusually much. Nothing was changed.
     *
     * <p>Make sure that it is the right file; if it is, say <code>{"over_threshold": true}</code>.
     */
    OVER_THRESHOLD(new Kind("over-threshold", 409)),

    /**
     * An import of the organization is being applied or taken back.
     *
     * <p>Wait until it is done.
     */
    BUSY(new Kind("roster-busy", 409)),

    /**
     * The import is past that, or not there yet: one that is applied cannot be applied again, one that is not cannot be
     * taken back; or its rows are no longer kept.
     *
     * <p>See its {@code status}; send the file again.
     */
    WRONG_STATUS(new Kind("roster-status", 409));

    private final Kind kind;

    RosterProblem(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}

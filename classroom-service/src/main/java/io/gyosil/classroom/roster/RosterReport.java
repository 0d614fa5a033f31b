package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import with what there is to say of its rows; of each list the first 1,000.
 *
 * @param errorsTotal how many rows are left out
 * @param errors why
 * @param notesTotal how many rows are passed over
 * @param fileNotes which files are passed over
 * @param leftTotal how much could not be taken back
 * @param left what, and why
 */
public record RosterReport(
        @JsonUnwrapped RosterImport summary,
        long errorsTotal,
        List<RowRemark> errors,
        long notesTotal,
        List<RowRemark> notes,
        List<String> fileNotes,
        long leftTotal,
        List<Left> left) {

    /** How many entries a list has at most. */
    public static final int MOST = 1_000;

    /**
     * What there is to say of a row; none of its values are in it.
     *
     * @param line where the row begins in its file, from 1
     * @param column the column's name; null for the row as a whole
     */
    public record RowRemark(
            String file, long line, @Nullable String column, String detail) {}

    /**
     * What could not be taken back.
     *
     * @param kind {@code user}, {@code class} or {@code enrollment}
     * @param id of ours; of an enrolment the student's and the class's
     * @param reason {@code changed-since}, {@code in-use} or {@code gone}
     */
    public record Left(String kind, String id, String reason) {}
}

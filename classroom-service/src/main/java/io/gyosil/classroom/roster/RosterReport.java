package io.gyosil.classroom.roster;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import with what there is to say of its rows; of each list the first 1,000.
 *
 * @param summary the import
 * @param errorsTotal how many rows are left out
 * @param errors why
 * @param notesTotal how many rows are passed over, or taken without some of what they say
 * @param notes why
 * @param fileNotes which files are passed over
 * @param leftTotal how much could not be taken back
 * @param left what, and why
 */
@Introspected
record RosterReport(
        @JsonUnwrapped RosterImport summary,

        @Schema(example = "1") long errorsTotal,
        List<RowRemark> errors,

        @Schema(example = "1") long notesTotal,
        List<RowRemark> notes,

        @Schema(example = "[\"demographics.csv is passed over: Gyosil keeps nothing of it\"]")
        List<String> fileNotes,

        @Schema(example = "0") long leftTotal,
        List<Left> left) {

    /** How many entries a list has at most. */
    static final int MOST = 1_000;

    /**
     * What there is to say of a row; none of its values are in it.
     *
     * @param file the file that it is in
     * @param line where the row begins in its file, from 1
     * @param column the column's name; null for the row as a whole
     * @param detail what it is, in Korean or English as Accept-Language says; goes on after the column's name
     */
    @Introspected
    @Schema(name = "RosterReportRowRemark")
    record RowRemark(
            @Schema(example = "users.csv") String file,

            @Schema(example = "12") long line,

            @Schema(example = "email") @Nullable String column,

            @Schema(example = "is also that of line 4") String detail) {}

    /**
     * What could not be taken back.
     *
     * @param kind {@code user}, {@code class} or {@code enrollment}
     * @param id of ours; of an enrolment the student's and the class's
     * @param reason {@code changed-since}, {@code in-use} or {@code gone}
     */
    @Introspected
    @Schema(name = "RosterReportLeft")
    record Left(
            @Schema(example = "user") String kind,

            @Schema(example = "17") String id,

            @Schema(example = "in-use") String reason) {}
}

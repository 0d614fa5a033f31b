package io.gyosil.classroom.classroom;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What became of each student of a bulk enrolment.
 *
 * @param classId the class
 * @param enrolled how many are in the class now that were not before
 * @param alreadyEnrolled how many were in it before
 * @param unknown how many are no students of the organization
 * @param results each student once, in the order of the request
 */
@Introspected
record BulkView(
        @Schema(example = "12") String classId,
        @Schema(example = "4") int enrolled,
        @Schema(example = "1") int alreadyEnrolled,
        @Schema(example = "0") int unknown,
        List<Result> results) {

    /** What can become of a student. */
    @Schema(name = "BulkViewOutcome")
    enum Outcome {
        @JsonProperty("enrolled")
        ENROLLED,
        @JsonProperty("already_enrolled")
        ALREADY_ENROLLED,
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * What became of one.
     *
     * @param studentId the student
     * @param status what became of the student
     */
    @Introspected
    @Schema(name = "BulkViewResult")
    record Result(@Schema(example = "1") long studentId, Outcome status) {}

    static BulkView of(String classId, List<Result> results) {
        return new BulkView(
                classId,
                count(results, Outcome.ENROLLED),
                count(results, Outcome.ALREADY_ENROLLED),
                count(results, Outcome.UNKNOWN),
                results);
    }

    private static int count(List<Result> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.status() == outcome).count();
    }
}

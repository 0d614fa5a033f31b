package io.gyosil.classroom.classroom;

import java.util.List;

/**
 * What became of each student of a bulk enrolment.
 *
 * @param enrolled how many are in the class now that were not before
 * @param alreadyEnrolled how many were in it before
 * @param unknown how many are no students of the organization
 * @param results each id once, in the order of the request
 */
record BulkView(String classId, int enrolled, int alreadyEnrolled, int unknown, List<Result> results) {

    /**
     * What became of one.
     *
     * @param status {@code enrolled}, {@code already_enrolled} or {@code unknown}
     */
    record Result(long studentId, String status) {}

    static BulkView of(String classId, List<Result> results) {
        return new BulkView(
                classId,
                count(results, "enrolled"),
                count(results, "already_enrolled"),
                count(results, "unknown"),
                results);
    }

    private static int count(List<Result> results, String status) {
        return (int) results.stream()
                .filter(result -> result.status().equals(status))
                .count();
    }
}

package io.gyosil.classroom.roster;

import org.jspecify.annotations.Nullable;

/**
 * A row of a roster, as its file says it. What a file may leave out is null.
 *
 * @param n its place among the rows of its kind, from 1
 * @param line where it begins in its file, from 1
 * @param role {@code teacher} or {@code student}
 * @param name a person's whole name, or a class's title
 * @param classRef of an enrolment: the class's sourcedId
 * @param userRef of an enrolment or role: the user's sourcedId
 * @param isActive of a user: may log in; of an enrolment: the file names all teachers of a class
 * @param removed whether a delta says that it was removed
 * @param column where its problem is
 * @param problem why it cannot be taken over, without any value of it
 * @param note why it is passed over
 * @param remark what of it was shortened or left out, though it is taken
 */
public record StagedRow(
        RosterKind kind,
        long n,
        long line,
        @Nullable String sourcedId,
        @Nullable String role,
        @Nullable String name,
        @Nullable String email,
        @Nullable String grade,
        @Nullable String subject,
        @Nullable String classRef,
        @Nullable String userRef,
        boolean isActive,
        boolean isPrimary,
        boolean removed,
        @Nullable String column,
        @Nullable String problem,
        @Nullable String note,
        @Nullable String remark) {}

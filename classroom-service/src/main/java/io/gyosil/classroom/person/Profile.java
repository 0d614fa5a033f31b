package io.gyosil.classroom.person;

/** What makes a user a teacher or a student: one profile for a user. */
public sealed interface Profile permits Teacher, Student {

    long id();

    long userId();

    long orgId();

    /** Grows with every change. */
    long version();
}

package io.gyosil.classroom.roster;

/**
 * An import that is worked on.
 *
 * @param orgId whose people and classes it is about; every statement names it
 * @param source the system from which it comes
 */
public record RosterWork(long id, long orgId, String source) {}
